package io.throughline.security;

import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who am I here. */
@RestController
@RequestMapping("/api/v1/me")
class MeController {
    private final Users users;

    MeController(Users users) {
        this.users = users;
    }

    @GetMapping
    User me(Authentication who) {
        return users.get(who.getName());
    }
}
