package io.throughline.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** English or German: what the reader chose (a cookie), else what the browser asks for, else English. */
@Component("localeResolver")
public class Languages implements LocaleResolver {
    private static final String COOKIE = "language";
    private static final String SPOKEN = Languages.class.getName();
    private static final List<Locale> KNOWN = List.of(Locale.UK, Locale.GERMANY);

    /** The house knows which language the reader of this answer speaks, whatever the browser asks for. */
    public static void speak(HttpServletRequest request, Locale language) {
        request.setAttribute(SPOKEN, language);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getAttribute(SPOKEN) instanceof Locale spoken) return spoken;
        var chosen = WebUtils.getCookie(request, COOKIE);
        if (chosen != null) {
            for (var known : KNOWN) if (known.getLanguage().equals(chosen.getValue())) return known;
        }
        try {
            var asked = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
            if (asked == null) return Locale.UK;
            for (var range : Locale.LanguageRange.parse(asked)) {
                for (var known : KNOWN) if (range.getRange().startsWith(known.getLanguage()) && range.getWeight() > 0) return known;
            }
        } catch (IllegalArgumentException unreadable) {
            return Locale.UK;
        }
        return Locale.UK;
    }

    /** For scripts too: the task list speaks the language that was chosen here. */
    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(COOKIE, locale.getLanguage()).path("/").maxAge(Duration.ofDays(365))
                .secure(request.isSecure()).sameSite("Lax").build().toString());
    }
}
