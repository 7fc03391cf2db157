package io.throughline.portal;

import io.throughline.page.Languages;
import io.throughline.project.Clients;
import io.throughline.receivables.ClientLink;
import io.throughline.receivables.ClientLinks;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Lets clients in. The secret of the letter is exchanged at once for an address without it: the browser keeps it in a cookie that is sent to this one
 * link's pages only, and every page asks again whether it still opens.
 */
@Component
class Door {
    private static final String KEY = "throughline-key";
    private final ClientLinks links;
    private final Clients clients;
    private final Guesses guesses;

    Door(ClientLinks links, Clients clients, Guesses guesses) {
        this.links = links;
        this.clients = clients;
        this.guesses = guesses;
    }

    ClientLink open(String token, HttpServletRequest request) {
        var address = request.getRemoteAddr();
        if (guesses.tooMany(address)) throw new DoorClosed(true);
        var link = links.openedBy(token);
        if (link.isEmpty()) {
            guesses.count(address);
            throw new DoorClosed(false);
        }
        return link.get();
    }

    /** Gone when the browser is closed; the letter opens again. */
    String key(ClientLink link, String token, HttpServletRequest request) {
        return ResponseCookie.from(KEY, token).path("/portal/" + link.id()).httpOnly(true).secure(request.isSecure()).sameSite("Lax")
                .maxAge(Duration.ofSeconds(-1)).build().toString();
    }

    /** From here on the page speaks the client's language. */
    Visitor visitor(String linkId, HttpServletRequest request) {
        var key = WebUtils.getCookie(request, KEY);
        if (key == null) throw new DoorClosed(false);
        var link = open(key.getValue(), request);
        if (!link.id().equals(linkId)) throw new DoorClosed(false);
        var visitor = new Visitor(link, clients.get(link.clientCode()));
        Languages.speak(request, language(visitor));
        return visitor;
    }

    private static Locale language(Visitor visitor) {
        var spoken = visitor.client().language();
        return spoken != null && spoken.toLowerCase(Locale.ROOT).startsWith("de") ? Locale.GERMANY : Locale.UK;
    }
}
