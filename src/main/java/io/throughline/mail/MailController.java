package io.throughline.mail;

import io.throughline.api.PageOf;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was sent, what waits, what failed and why. */
@RestController
@RequestMapping("/api/v1/mails")
class MailController {

    record Mail(long id, String key, String to, String subject, String about, MailState state, int attempts, String lastError, String messageId,
                Instant postedAt, Instant sentAt) {}

    record Enclosure(int position, String fileName, String contentType, long bytes) {}

    record FullMail(Mail mail, String body, List<Enclosure> attachments) {}

    record Retry(String to) {}

    private static final String COLUMNS = "select id, key, recipient as to, subject, about, state, attempts, last_error, message_id, posted_at, sent_at ";
    private final JdbcClient db;
    private final Outbox outbox;
    private final MailServer server;

    MailController(JdbcClient db, Outbox outbox, MailServer server) {
        this.db = db;
        this.outbox = outbox;
        this.server = server;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    PageOf<Mail> list(@RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "") String about,
                      @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        var from = "from app.mail where (:state = '' or state = :state) and (:about = '' or about = :about)";
        var rows = db.sql(COLUMNS + from + " order by id desc limit :size offset :skip").param("state", state).param("about", about)
                .param("size", size).param("skip", (long) page * size).query(Mail.class).list();
        var total = db.sql("select count(*) " + from).param("state", state).param("about", about).query(Long.class).single();
        return new PageOf<>(rows, total, page, size);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    FullMail get(@PathVariable long id) {
        var mail = find(id);
        var body = db.sql("select body from app.mail where id = ?").param(id).query(String.class).single();
        return new FullMail(mail, body, db.sql("select position, file_name, content_type, length(content) as bytes from app.mail_attachment where mail_id = ? order by position")
                .param(id).query(Enclosure.class).list());
    }

    @GetMapping("/{id}/attachments/{position}")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    ResponseEntity<byte[]> attachment(@PathVariable long id, @PathVariable int position) {
        var all = outbox.attachments(find(id).id());
        if (position < 0 || position >= all.size()) throw new Unknown("attachment", position);
        var file = all.get(position);
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, file.contentType()).header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(file.fileName()).build().toString()).body(file.content());
    }

    /** Sends again, to another address if the body names one. */
    @PostMapping("/{id}/retry")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    @Transactional
    public Mail retry(@PathVariable long id, @RequestBody(required = false) Retry retry) {
        var mail = find(id);
        if (!server.isThere()) throw new Refused("There is no mail server: set spring.mail.host, then retry.");
        var to = retry == null || retry.to() == null ? null : Envelope.address(retry.to());
        if (!outbox.retry(id, to)) throw new Refused("Mail %d is %s and cannot be sent again.".formatted(id, mail.state()));
        return find(id);
    }

    private Mail find(long id) {
        return db.sql(COLUMNS + "from app.mail where id = ?").param(id).query(Mail.class).optional().orElseThrow(() -> new Unknown("mail", id));
    }
}
