package io.throughline.portal;

import io.throughline.page.PublicPages;
import io.throughline.receivables.ClientSignIn;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a client's people ask for a link to come in by; the answer is the same whether we know the address or not. */
@Controller
@RequestMapping("/portal")
class SignInPage {
    private final ClientSignIn signIn;
    private final Guesses guesses;

    SignInPage(ClientSignIn signIn, Guesses guesses) {
        this.signIn = signIn;
        this.guesses = guesses;
    }

    @GetMapping
    String show() {
        return "portal/sign-in";
    }

    @PostMapping("/sign-in")
    String ask(@RequestParam(defaultValue = "") String email, HttpServletRequest request, Model model) {
        if (PublicPages.fromElsewhere(request)) throw new DoorClosed(false);
        var address = request.getRemoteAddr();
        if (guesses.tooMany(address)) throw new DoorClosed(true);
        guesses.count(address);
        if (!email.isBlank() && email.length() <= 254) signIn.ask(email);
        model.addAttribute("asked", true);
        return "portal/sign-in";
    }
}
