package io.throughline.receivables.payment;

import io.throughline.api.Refused;
import io.throughline.firm.Firm;
import io.throughline.mail.PostOffice.Attachment;
import io.throughline.mail.PostOffice.Letter;
import io.throughline.mail.PostOffice;
import io.throughline.project.Clients;
import io.throughline.receivables.ClientCredits;
import io.throughline.receivables.RefundPaid;
import io.throughline.receivables.account.LetterPaper;
import io.throughline.receivables.dunning.ReminderLetter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A client whose money goes back is told so, with the paper for their books. */
@Component
public class RefundLetters {
    private final Refunds refunds;
    private final ClientCredits credits;
    private final RefundDocument document;
    private final PostOffice post;
    private final Clients clients;
    private final Firm firm;

    RefundLetters(Refunds refunds, ClientCredits credits, RefundDocument document, PostOffice post, Clients clients, Firm firm) {
        this.refunds = refunds;
        this.credits = credits;
        this.document = document;
        this.post = post;
        this.clients = clients;
        this.firm = firm;
    }

    /** There is none of a refund that waits or was declined. */
    @Transactional(readOnly = true)
    public byte[] pdf(long refundId) {
        var refund = refunds.get(refundId);
        if (refund.paidOn() == null) throw new Refused("Refund %d is not paid: there is no paper of it.".formatted(refundId));
        return document.pdf(refund, credits.get(refund.creditId()));
    }

    @EventListener
    public void on(RefundPaid paid) {
        var client = clients.get(paid.credit().clientCode());
        var language = LetterPaper.language(client);
        var text = words(language).replace("{amount}", ReminderLetter.amount(paid.amount(), language)).replace("{firm}", firm.profile().name());
        int subject = text.indexOf('\n');
        var reference = RefundDocument.reference(paid.refundId());
        post.post(new Letter("refund:" + paid.refundId(), client.email(), text.substring(0, subject), text.substring(subject).strip() + "\n", "client:" + client.code(),
                List.of(new Attachment(reference + ".pdf", "application/pdf", pdf(paid.refundId())))).in(language));
    }

    private static String words(Locale language) {
        try {
            return new ClassPathResource("mail/refund_%s.txt".formatted(language.getLanguage())).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
