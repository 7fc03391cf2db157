package io.throughline.mail;

import io.throughline.page.NavigationEntry;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The letters of the house: what left, what waits, what came back and why, and sending once more. */
@Controller
@RequestMapping("/mails")
class MailPage {
    private static final int ROWS = 50;
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    /** Not the house itself, nor a page of its own that a letter mentions. */
    private static final Pattern SECRET = Pattern.compile("https?://[^/]+/[^/]+/.+");
    private static final String READS = "hasAnyRole('FINANCE','DIRECTOR','ADMIN','AUDITOR')";
    private final Mails mails;
    private final MailServer server;
    private final Outages outages;
    private final MessageSource messages;

    MailPage(Mails mails, MailServer server, Outages outages, MessageSource messages) {
        this.mails = mails;
        this.server = server;
        this.outages = outages;
        this.messages = messages;
    }

    @Bean
    static NavigationEntry letters() {
        return NavigationEntry.of(NavigationEntry.Group.MONEY, 60, "mails", "/mails", "MANAGER", "FINANCE", "DIRECTOR", "ADMIN", "AUDITOR");
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    String list(@RequestParam(required = false) MailState state, @RequestParam(defaultValue = "") String about, @RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("mails", mails.list(state == null ? "" : state.name(), about.strip(), Math.max(page, 0), ROWS));
        model.addAttribute("states", Arrays.asList(MailState.values()));
        model.addAttribute("state", state);
        model.addAttribute("about", about.strip());
        model.addAttribute("hasServer", server.isThere());
        model.addAttribute("outage", outages.now().orElse(null));
        return "mail/mails";
    }

    @GetMapping("/{id}")
    @PreAuthorize(READS)
    String one(@PathVariable long id, Authentication who, Model model) {
        var full = mails.full(id, who);
        model.addAttribute("full", full);
        model.addAttribute("links", LINK.matcher(full.body()).results().map(MatchResult::group).map(l -> l.replaceAll("[.,)]+$", "")).filter(SECRET.asMatchPredicate()).distinct().toList());
        model.addAttribute("hasServer", server.isThere());
        return "mail/mail";
    }

    @GetMapping("/{id}/attachments/{position}")
    @PreAuthorize(READS)
    ResponseEntity<byte[]> attachment(@PathVariable long id, @PathVariable int position) {
        var file = mails.attachment(id, position);
        var shown = file.contentType().equals("application/pdf") ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, file.contentType()).header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CONTENT_DISPOSITION, shown.filename(file.fileName()).build().toString()).body(file.content());
    }

    /** To another address where one is given. What has left or came back is written once more, as a letter of its own. */
    @PostMapping("/{id}/send")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    String send(@PathVariable long id, @RequestParam(defaultValue = "") String to, RedirectAttributes then) {
        var sent = mails.resend(id, to.isBlank() ? null : to);
        then.addFlashAttribute("done", messages.getMessage("mail.done", new Object[] {sent.to()}, LocaleContextHolder.getLocale()));
        return "redirect:/mails/" + sent.id();
    }
}
