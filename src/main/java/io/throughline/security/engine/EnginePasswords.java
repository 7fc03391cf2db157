package io.throughline.security.engine;

import io.throughline.security.account.Accounts;
import io.throughline.security.account.PasswordHash;
import io.throughline.security.door.SignInThrottle;
import io.throughline.security.door.SignedIn;
import io.throughline.security.token.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Username and password, checked against the engine's identities: one sign-in for pages, API and task list.
 * A password that was right is remembered by hash for five minutes, so that Basic authentication doesn't cost a slow hash a call.
 */
@Component
public class EnginePasswords implements AuthenticationProvider {
    private static final long REMEMBERED = Duration.ofMinutes(5).toNanos();
    private final IdentityService identity;
    private final Accounts accounts;
    private final SignInThrottle throttle;
    private final PasswordEncoder slow = PasswordHash.encoder();
    private final String salt = Tokens.random();
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    private record Remembered(int version, long since) {}

    EnginePasswords(IdentityService identity, Accounts accounts, SignInThrottle throttle) {
        this.identity = identity;
        this.accounts = accounts;
        this.throttle = throttle;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public Authentication authenticate(Authentication shown) {
        var username = shown.getName();
        var password = String.valueOf(shown.getCredentials());
        var address = shown.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "here";
        throttle.check(username, address);
        var version = accounts.versionOfActive(username);
        if (version.isEmpty()) slow.encode(password);
        if (version.isEmpty() || password.isEmpty() || !right(username, password, version.get())) {
            throttle.failed(username, address);
            throw new BadCredentialsException("User name or password is wrong.");
        }
        throttle.succeeded(username, address);
        return new SignedIn(username, version.get()).as(accounts.find(username).orElseThrow().roles());
    }

    private boolean right(String username, String password, int version) {
        var key = hash(salt + username + "\n" + password);
        var known = remembered.get(key);
        if (known != null && known.version() == version && System.nanoTime() - known.since() < REMEMBERED) return true;
        if (!identity.checkPassword(username, password)) return false;
        if (remembered.size() > 1000) remembered.clear();
        remembered.put(key, new Remembered(version, System.nanoTime()));
        return true;
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
