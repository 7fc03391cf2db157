package io.throughline.security.account;

import io.throughline.api.InvalidInput;
import io.throughline.security.Users;
import io.throughline.security.engine.EnginePasswords;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** Somebody's new password, for the old one. */
@Component
class OwnPassword {
    private static final int SHORTEST = 8, LONGEST = 200;
    private final Users users;
    private final EnginePasswords passwords;

    OwnPassword(Users users, EnginePasswords passwords) {
        this.users = users;
        this.passwords = passwords;
    }

    void change(String username, String current, String wanted) {
        if (wanted.length() < SHORTEST || wanted.length() > LONGEST) throw new InvalidInput("password", "must have 8 to 200 characters");
        try {
            passwords.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(username, current));
        } catch (AuthenticationException e) {
            throw new InvalidInput("current", "is not your password");
        }
        users.change(username, null, null, null, wanted, null, null);
    }
}
