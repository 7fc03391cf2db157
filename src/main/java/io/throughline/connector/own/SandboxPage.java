package io.throughline.connector.own;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.firm.Firm;
import io.throughline.journal.Actor;
import io.throughline.page.Formats;
import io.throughline.page.Languages;
import io.throughline.page.PublicPages;
import io.throughline.quantity.Rounding;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The provider's page in the sandbox: pay all, pay a part, be refused. */
@Controller
@RequestMapping("/sandbox/{token}")
class SandboxPage {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private final Sandbox sandbox;
    private final Firm firm;
    private final Formats formats;

    SandboxPage(Sandbox sandbox, Firm firm, Formats formats) {
        this.sandbox = sandbox;
        this.formats = formats;
        this.firm = firm;
    }

    @ModelAttribute
    void keepPrivate(HttpServletResponse response) {
        PublicPages.keepPrivate(response);
    }

    @GetMapping
    String show(@PathVariable String token, HttpServletRequest request, Model page) {
        var checkout = find(token, request);
        if (sandbox.isPaid(checkout)) {
            page.addAttribute("paid", true);
            return page(checkout, token, page);
        }
        return checkout.outcome() == null && !sandbox.invoice(checkout).isSettled() ? page(checkout, token, page) : back(checkout);
    }

    @PostMapping("/pay")
    String pay(@PathVariable String token, @RequestParam(defaultValue = "") String amount, HttpServletRequest request, Model page) {
        var checkout = find(token, request);
        var item = sandbox.invoice(checkout);
        if (item.isSettled()) return back(checkout);
        try {
            var sum = amount.isBlank() ? item.open() : Amounts.read(amount, item.open().currency(), LocaleContextHolder.getLocale());
            Actor.as("client:" + item.clientCode(), () -> sandbox.pay(checkout, sum));
            return back(find(token, request));
        } catch (InvalidInput | Refused e) {
            page.addAttribute("problem", true).addAttribute("typed", amount);
            return page(checkout, token, page);
        }
    }

    @PostMapping("/fail")
    String fail(@PathVariable String token, HttpServletRequest request) {
        var checkout = find(token, request);
        Actor.as("client:" + sandbox.invoice(checkout).clientCode(), () -> sandbox.fail(checkout));
        return back(find(token, request));
    }

    @PostMapping("/charge-back")
    String chargeBack(@PathVariable String token, HttpServletRequest request) {
        var checkout = find(token, request);
        if (sandbox.isPaid(checkout)) Actor.as("client:" + sandbox.invoice(checkout).clientCode(), () -> sandbox.chargeBack(checkout));
        return "redirect:" + checkout.backTo();
    }

    private String page(Sandbox.Checkout checkout, String token, Model page) {
        var item = sandbox.invoice(checkout);
        page.addAttribute("item", item).addAttribute("half", formats.number(Rounding.round(item.open().amount().divide(TWO), 2), 2))
                .addAttribute("path", "/sandbox/" + token).addAttribute("seller", firm.profile()).addAttribute("backTo", checkout.backTo());
        return "connector/sandbox";
    }

    private static String back(Sandbox.Checkout checkout) {
        var how = checkout.outcome() == null ? "" : checkout.outcome().equals("PAID") ? "?payment=paid" : "?payment=failed";
        return "redirect:" + checkout.backTo() + how;
    }

    private Sandbox.Checkout find(String token, HttpServletRequest request) {
        if (!request.getMethod().equals("GET") && PublicPages.fromElsewhere(request)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        var checkout = sandbox.find(token).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Languages.speak(request, checkout.language().equals("de") ? Locale.GERMANY : Locale.UK);
        return checkout;
    }
}
