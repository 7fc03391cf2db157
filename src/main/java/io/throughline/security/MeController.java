package io.throughline.security;

import io.throughline.api.InvalidInput;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who am I here; and my own password. */
@RestController
@RequestMapping("/api/v1/me")
class MeController {
    private final Users users;
    private final EnginePasswords passwords;

    MeController(Users users, EnginePasswords passwords) {
        this.users = users;
        this.passwords = passwords;
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
        try {
            passwords.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(who.getName(), n.current()));
        } catch (AuthenticationException e) {
            throw new InvalidInput("current", "is not your password");
        }
        users.change(who.getName(), null, null, null, n.password(), null, null);
    }
}
