package io.throughline.receivables.account;

import io.throughline.api.PageOf;
import io.throughline.firm.FirmClock;
import io.throughline.project.Clients;
import io.throughline.receivables.Ageing;
import io.throughline.receivables.ClientClasses;
import io.throughline.receivables.ClientCredit;
import io.throughline.receivables.ClientCredits;
import io.throughline.receivables.Disputes;
import io.throughline.receivables.Payment;
import io.throughline.receivables.PaymentPlans;
import io.throughline.receivables.Receivables.Receivable;
import io.throughline.receivables.Receivables;
import io.throughline.receivables.Reminders;
import io.throughline.receivables.PaymentPlan;
import java.time.LocalDate;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What clients owe: open items, how old they are, an invoice's story, a client's statement. */
@RestController
@RequestMapping("/api/v1/receivables")
class ReceivableController {

    record AgeingTable(LocalDate asOf, List<Ageing.Row> rows) {}

    /** {@code creditsOffered}: what the firm owes the client and could be set off. */
    record Story(Receivable receivable, List<Payment> payments, List<Reminders.Reminder> reminders, List<Disputes.Dispute> disputes, List<PaymentPlan> paymentPlans, List<ClientCredit> creditsOffered) {}

    record DunningClass(String value) {}

    private final Receivables receivables;
    private final Reminders reminders;
    private final Disputes disputes;
    private final PaymentPlans plans;
    private final ClientCredits credits;
    private final Ageing ageing;
    private final ClientClasses classes;
    private final Clients clients;
    private final FirmClock clock;

    ReceivableController(Receivables receivables, Reminders reminders, Disputes disputes, PaymentPlans plans, ClientCredits credits, Ageing ageing, ClientClasses classes,
                         Clients clients, FirmClock clock) {
        this.receivables = receivables;
        this.reminders = reminders;
        this.disputes = disputes;
        this.plans = plans;
        this.credits = credits;
        this.ageing = ageing;
        this.classes = classes;
        this.clients = clients;
        this.clock = clock;
    }

    /** What was open at the end of the day; without a day, what is open now. */
    @GetMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    PageOf<Ageing.Item> open(@RequestParam(required = false) LocalDate asOf, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        var all = ageing.openItems(asOf == null ? clock.today() : asOf);
        return PageOf.of(all, page, size);
    }

    @GetMapping("/ageing")
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    AgeingTable ageing(@RequestParam(required = false) LocalDate asOf) {
        var day = asOf == null ? clock.today() : asOf;
        return new AgeingTable(day, ageing.byClient(day));
    }

    @GetMapping("/{invoiceNumber}")
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    Story one(@PathVariable String invoiceNumber) {
        var receivable = receivables.byNumber(invoiceNumber);
        return new Story(receivable, receivables.paymentsOf(receivable.draftId()), reminders.of(receivable.draftId()), disputes.of(receivable.draftId()), plans.of(receivable.draftId()), credits.offeredFor(receivable.draftId()));
    }

    /** The client's invoices, settled ones too. */
    @GetMapping("/statements/{clientCode}")
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    List<Receivable> statement(@PathVariable String clientCode) {
        return receivables.ofClient(clients.get(clientCode).code());
    }

    /** The client's class in the table {@code dunning-policy}. */
    @PutMapping("/classes/{clientCode}")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    DunningClass classify(@PathVariable String clientCode, @RequestBody DunningClass dunning) {
        classes.set(clientCode, dunning.value());
        return new DunningClass(classes.of(clientCode));
    }
}
