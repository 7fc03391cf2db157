package io.throughline.receivables.dunning;

import io.throughline.firm.FirmClock;
import io.throughline.mail.PostOffice;
import io.throughline.receivables.ReceivableSettled;
import io.throughline.receivables.ReceivablesSettled;
import io.throughline.receivables.Reminders;
import io.throughline.receivables.account.OpenItems;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who paid what a reminder asked for a moment ago cannot know whether it counts: a short letter says that it does. */
@Component
class ThanksForPayment {
    /** So long letters and money may pass each other. */
    private static final int DAYS = 3;
    private final OpenItems items;
    private final Reminders reminders;
    private final ReminderLetter letter;
    private final PostOffice post;
    private final FirmClock clock;

    ThanksForPayment(OpenItems items, Reminders reminders, ReminderLetter letter, PostOffice post, FirmClock clock) {
        this.items = items;
        this.reminders = reminders;
        this.letter = letter;
        this.post = post;
        this.clock = clock;
    }

    @EventListener
    public void on(ReceivablesSettled settled) {
        var paid = settled.receivables().stream().filter(r -> r.how().equals("PAID")).map(ReceivableSettled::draftId).toList();
        for (var draftId : reminders.sentSince(clock.today().minusDays(DAYS), paid)) post.post(letter.thanks(items.lock(draftId).orElseThrow()));
    }
}
