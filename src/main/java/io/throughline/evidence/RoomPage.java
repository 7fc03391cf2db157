package io.throughline.evidence;

import io.throughline.evidence.control.Controls;
import io.throughline.page.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The auditor's room: a number opens a story. */
@Controller
@PreAuthorize(Evidence.READERS)
class RoomPage {
    private final JdbcClient jdbc;
    private final EvidenceRoom room;
    private final Controls controls;

    RoomPage(JdbcClient jdbc, EvidenceRoom room, Controls controls) {
        this.jdbc = jdbc;
        this.room = room;
        this.controls = controls;
    }

    @Bean
    static NavigationEntry evidence() {
        return NavigationEntry.of(NavigationEntry.Group.MONEY, 90, "evidence", "/evidence", "FINANCE", "DIRECTOR", "AUDITOR", "ADMIN");
    }

    @GetMapping("/evidence")
    String find(@RequestParam(defaultValue = "") String number, Model model) {
        var wanted = number.strip();
        if (!wanted.isEmpty()) {
            var found = jdbc.sql("""
                    select number from app.invoice where number = :wanted
                    union select i.number from app.credit_note n join app.invoice i on i.id = n.invoice_id where n.number = :wanted""").param("wanted", wanted).query(String.class).optional();
            if (found.isPresent()) return "redirect:/evidence/invoices/" + found.get();
            model.addAttribute("missing", wanted);
        }
        model.addAttribute("room", room.now());
        model.addAttribute("round", controls.lastRound().orElse(null));
        return "evidence/room";
    }
}
