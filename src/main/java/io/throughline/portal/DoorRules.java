package io.throughline.portal;

import io.throughline.firm.Firm;
import io.throughline.page.PublicPages;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What holds for every page behind the door. */
@ControllerAdvice(assignableTypes = {DoorPage.class, SignInPage.class, AccountPage.class, InvoicePage.class, ProjectDoor.class, ConsentDoor.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class DoorRules {
    private final Firm firm;

    DoorRules(Firm firm) {
        this.firm = firm;
    }

    @ModelAttribute
    void keepPrivate(HttpServletResponse response, Model page) {
        PublicPages.keepPrivate(response);
        page.addAttribute("seller", firm.profile());
    }

    /** The same answer whatever the reason. */
    @ExceptionHandler
    String closed(DoorClosed e, HttpServletResponse response, Model page) {
        PublicPages.keepPrivate(response);
        response.setStatus(e.tooManyTries() ? 429 : 404);
        if (e.tooManyTries()) response.setHeader(HttpHeaders.RETRY_AFTER, "900");
        page.addAttribute("seller", firm.profile());
        return "portal/closed";
    }
}
