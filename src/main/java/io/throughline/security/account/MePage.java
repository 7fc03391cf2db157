package io.throughline.security.account;

import io.throughline.page.NavigationEntry;
import io.throughline.security.LetterWishes;
import io.throughline.security.Users;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** My own sign-in: who I am here, how the house writes to me, my password. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/me")
@PreAuthorize("hasAnyRole('CONSULTANT','MANAGER','FINANCE','DIRECTOR','ANALYST','AUDITOR','ADMIN')")
class MePage {
    private final Users users;
    private final LetterWishes wishes;
    private final OwnPassword password;
    private final MessageSource messages;

    MePage(Users users, LetterWishes wishes, OwnPassword password, MessageSource messages) {
        this.users = users;
        this.wishes = wishes;
        this.password = password;
        this.messages = messages;
    }

    @Bean
    static NavigationEntry meEntry() {
        return NavigationEntry.of(NavigationEntry.Group.DAY, 90, "me", "/me", NavigationEntry.STAFF);
    }

    @GetMapping
    String show(Authentication who, Model page) {
        page.addAttribute("me", users.get(who.getName()));
        page.addAttribute("wishes", wishes.of(who.getName()));
        return "security/me";
    }

    @PostMapping("/letters")
    String letters(@RequestParam(defaultValue = "false") boolean morningDigest, @RequestParam(defaultValue = "false") boolean approvalLetters, @RequestParam String letterLanguage,
                   @RequestParam(defaultValue = "") String quietFrom, @RequestParam(defaultValue = "") String quietUntil, Authentication who, Locale language, RedirectAttributes then) {
        wishes.set(who.getName(), new LetterWishes.Wanted(morningDigest, letterLanguage, approvalLetters, quietFrom, quietUntil));
        then.addFlashAttribute("done", messages.getMessage("me.done.letters", null, language));
        return "redirect:/me";
    }

    /** Ends every sign-in of mine, this one too. */
    @PostMapping("/password")
    String password(@RequestParam String current, @RequestParam("password") String wanted, Authentication who) {
        password.change(who.getName(), current, wanted);
        return "redirect:/login";
    }
}
