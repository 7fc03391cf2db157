package io.throughline.security.account;

import io.throughline.security.LetterWishes;
import io.throughline.security.User;
import io.throughline.security.Users;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who am I here; how the house writes to me; my own password. */
@RestController
@RequestMapping("/api/v1/me")
class MeController {
    private final Users users;
    private final OwnPassword password;
    private final LetterWishes wishes;

    MeController(Users users, OwnPassword password, LetterWishes wishes) {
        this.users = users;
        this.password = password;
        this.wishes = wishes;
    }

    record NewPassword(@NotBlank(message = "is missing") String current,
                       @NotBlank(message = "is missing") @Size(min = 8, max = 200, message = "must have 8 to 200 characters") String password) {}

    @GetMapping
    User me(Authentication who) {
        return users.get(who.getName());
    }

    /** Ends every sign-in of mine; a token alone is not enough for it. */
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@Valid @RequestBody NewPassword n, Authentication who) {
        password.change(who.getName(), n.current(), n.password());
    }

    @GetMapping("/letters")
    LetterWishes.Wishes letters(Authentication who) {
        return wishes.of(who.getName());
    }

    @PutMapping("/letters")
    LetterWishes.Wishes letters(@RequestBody LetterWishes.Wanted wanted, Authentication who) {
        return wishes.set(who.getName(), wanted);
    }
}
