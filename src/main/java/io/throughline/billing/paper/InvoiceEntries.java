package io.throughline.billing.paper;

import io.throughline.billing.paper.InvoiceDetail.Entry;
import io.throughline.billing.paper.InvoiceDetail.Sender;
import io.throughline.firm.Firm;
import io.throughline.people.People;
import io.throughline.people.Person;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what stands behind a draft's lines at the moment of its issue or preview. */
@Component
class InvoiceEntries {
    private final JdbcClient jdbc;
    private final InvoiceWishes wishes;
    private final Firm firm;
    private final People people;

    InvoiceEntries(JdbcClient jdbc, InvoiceWishes wishes, Firm firm, People people) {
        this.jdbc = jdbc;
        this.wishes = wishes;
        this.firm = firm;
        this.people = people;
    }

    /** Hours that a fixed fee covers are not the client's to see. */
    InvoiceDetail behind(long draftId, String clientCode, String managerCode) {
        var entries = jdbc.sql("""
                select p.line, t.work_date as day, n.name as person, t.task_code, k.name as task, t.note, coalesce(p.billed_hours, p.quantity)::numeric(9, 2)::text as hours
                from app.billed_portion p
                join app.time_entry t on t.id = p.item_id
                join app.person n on n.code = t.person_code
                join app.project_task k on k.project_code = t.project_code and k.code = t.task_code
                where p.invoice_id = ? and p.item_kind = 'TIME' and p.coverage = 'BILLED' and p.released_by is null
                order by p.line, t.work_date, t.id""").param(draftId).query(Entry.class).list();
        var wish = wishes.of(clientCode);
        var paper = firm.stationery();
        var manager = people.find(managerCode);
        return new InvoiceDetail(wish.grouping(), wish.timesheet(), entries.stream().map(Entry::day).min(LocalDate::compareTo).orElse(null),
                new Sender(paper.phone(), paper.website(), paper.register(), paper.bankName(), manager.map(Person::name).orElse(null),
                        manager.map(Person::email).orElse(null)), List.copyOf(entries));
    }
}
