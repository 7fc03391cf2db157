package io.throughline.mail;

import io.throughline.api.InvalidInput;
import io.throughline.api.PageOf;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was sent, what waits, what came back or failed and why. */
@RestController
@RequestMapping("/api/v1/mails")
class MailController {
    private static final String READS = "hasAnyRole('FINANCE','DIRECTOR','ADMIN','AUDITOR')";
    private static final String SENDS = "hasAnyRole('FINANCE','DIRECTOR','ADMIN')";

    record Again(String to) {}

    /** {@code settings}: whether there is a mail server at all; {@code outage} is null while it answers, {@code bounceBox} while reports can be read. */
    record Server(boolean settings, Outage outage, String bounceBox) {}

    record Report(String messageId, String why) {}

    record Answer(Bounces.Taken taken) {}

    private final Mails mails;
    private final MailServer server;
    private final Outages outages;
    private final Bounces bounces;
    private final BounceBox box;

    MailController(Mails mails, MailServer server, Outages outages, Bounces bounces, BounceBox box) {
        this.mails = mails;
        this.server = server;
        this.outages = outages;
        this.bounces = bounces;
        this.box = box;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    PageOf<Mail> list(@RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "") String about,
                      @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return mails.list(state, about, page, size);
    }

    @GetMapping("/server")
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    Server server() {
        return new Server(server.isThere(), outages.now().orElse(null), box.problem());
    }

    @GetMapping("/{id}")
    @PreAuthorize(READS)
    Mails.Full get(@PathVariable long id, Authentication who) {
        return mails.full(id, who);
    }

    @GetMapping("/{id}/attachments/{position}")
    @PreAuthorize(READS)
    ResponseEntity<byte[]> attachment(@PathVariable long id, @PathVariable int position) {
        var file = mails.attachment(id, position);
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, file.contentType()).header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(file.fileName()).build().toString()).body(file.content());
    }

    /** Sends again, to another address if the body names one; what has left or came back is written once more. */
    @PostMapping({"/{id}/retry", "/{id}/resend"})
    @PreAuthorize(SENDS)
    Mail resend(@PathVariable long id, @RequestBody(required = false) Again again) {
        return mails.resend(id, again == null ? null : again.to());
    }

    /** A delivery report as it came, from a mail server's hook. */
    @PostMapping("/reports")
    @PreAuthorize(SENDS)
    Answer bounced(@RequestBody byte[] report) {
        return new Answer(bounces.take(report));
    }

    /** That a letter did not arrive, from a hook that has read the report itself. */
    @PostMapping("/bounces")
    @PreAuthorize(SENDS)
    Answer bounced(@RequestBody Report report) {
        if (report.messageId() == null || report.messageId().isBlank()) throw new InvalidInput("messageId", "is missing");
        var why = report.why() == null || report.why().isBlank() ? "the receiver's mail server refused it" : Envelope.oneLine(report.why());
        return new Answer(bounces.take(new Bounce(report.messageId(), "", why, true)));
    }
}
