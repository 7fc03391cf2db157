package io.throughline.mail;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

/** What an exception of the mail server means for the letter in hand. */
final class Refusals {

    /** NOBODY_THERE: no letter can leave; LATER: this one perhaps; ADDRESS, LETTER: never as it is; UNKNOWN: it may have left. */
    enum Kind { NOBODY_THERE, LATER, ADDRESS, LETTER, UNKNOWN }

    private Refusals() {}

    static Kind kindOf(Exception e) {
        if (e instanceof MailAuthenticationException) return Kind.NOBODY_THERE;
        if (!(e instanceof MailSendException failure)) return Kind.LETTER;
        // Spring names the cause where there was no connection, and puts it beside the letter where the letter was on its way.
        if (failure.getCause() != null && String.valueOf(failure.getMessage()).startsWith("Mail server connection failed")) return Kind.NOBODY_THERE;
        var all = causes(failure);
        for (var one : all) {
            if (one instanceof SMTPAddressFailedException address) return address.getReturnCode() >= 500 ? Kind.ADDRESS : Kind.LATER;
        }
        for (var one : all) {
            // Below 400 nobody said anything: the line broke.
            if (one instanceof SMTPSendFailedException refused && refused.getReturnCode() >= 400) return refused.getReturnCode() >= 500 ? Kind.LETTER : Kind.LATER;
        }
        return Kind.UNKNOWN;
    }

    /** The innermost words. */
    static String why(Exception e) {
        var all = new ArrayList<>(e instanceof MailSendException failure ? causes(failure) : Set.of(e));
        Throwable last = all.isEmpty() ? e : all.get(all.size() - 1);
        for (var one : all) if (one instanceof SMTPAddressFailedException) last = one;
        return Envelope.oneLine(String.valueOf(last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage()));
    }

    private static Set<Throwable> causes(MailSendException failure) {
        var found = new LinkedHashSet<Throwable>();
        var heads = new ArrayList<Throwable>(List.of(failure.getMessageExceptions()));
        if (heads.isEmpty() && failure.getCause() != null) heads.add(failure.getCause());
        heads.forEach(head -> follow(head, found));
        return found;
    }

    private static void follow(Throwable one, Set<Throwable> found) {
        if (one == null || !found.add(one)) return;
        follow(one.getCause(), found);
        if (one instanceof MessagingException mail) follow(mail.getNextException(), found);
    }
}
