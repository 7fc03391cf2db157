package io.throughline.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The switch in the head of every page; leads back to where it was pressed. */
@Controller
class LanguageChoice {
    private final Languages languages;

    LanguageChoice(Languages languages) {
        this.languages = languages;
    }

    @PostMapping("/language")
    String choose(@RequestParam String to, @RequestParam(defaultValue = "/") String back, HttpServletRequest request, HttpServletResponse response) {
        languages.setLocale(request, response, to.equals("de") ? Locale.GERMANY : Locale.UK);
        return "redirect:" + (ownAddress(back) ? back : "/");
    }

    /** A path of this site: nobody is led elsewhere by a form that was tampered with. */
    private static boolean ownAddress(String back) {
        return back.startsWith("/") && !back.startsWith("//") && back.indexOf('\\') < 0 && back.chars().noneMatch(Character::isISOControl);
    }
}
