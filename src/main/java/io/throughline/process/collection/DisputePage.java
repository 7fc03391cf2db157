package io.throughline.process.collection;

import io.throughline.firm.FirmClock;
import io.throughline.page.NavigationEntry;
import io.throughline.people.People;
import io.throughline.process.Inbox;
import io.throughline.process.Names;
import io.throughline.receivables.Disputes;
import io.throughline.receivables.InvoiceRegister;
import io.throughline.receivables.WriteOffs;
import io.throughline.security.Users;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where collecting stands still until somebody decides: objections, invoices that no reminder helps with, write-offs to confirm. */
@Controller
class DisputePage {
    private final Disputes disputes;
    private final WriteOffs writeOffs;
    private final Inbox inbox;
    private final InvoiceRegister register;
    private final People people;
    private final Users users;
    private final FirmClock clock;

    DisputePage(Disputes disputes, WriteOffs writeOffs, Inbox inbox, InvoiceRegister register, People people, Users users, FirmClock clock) {
        this.disputes = disputes;
        this.writeOffs = writeOffs;
        this.inbox = inbox;
        this.register = register;
        this.people = people;
        this.users = users;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry disputesAndWriteOffs() {
        return NavigationEntry.of(NavigationEntry.Group.MONEY, 50, "disputes", "/disputes", "MANAGER", "FINANCE", "DIRECTOR", "ADMIN", "AUDITOR");
    }

    @GetMapping("/disputes")
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    String list(Model model) {
        model.addAttribute("disputes", disputes.open());
        model.addAttribute("stuck", inbox.keysOf("decideHowToGoOn").stream().map(id -> register.entry(Long.parseLong(id), List.of())).toList());
        model.addAttribute("writeOffs", writeOffs.waiting());
        model.addAttribute("today", clock.today());
        model.addAttribute("names", new Names(people, users));
        return "process/disputes";
    }
}
