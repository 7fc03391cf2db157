package io.throughline.billing.tax;

import io.throughline.billing.TaxPolicy.Case;
import io.throughline.billing.TaxPolicy;
import io.throughline.billing.tax.Taxes.Decided;
import io.throughline.firm.Firm;
import io.throughline.firm.VatId;
import io.throughline.project.Clients;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the tax table about a project's work and expenses. The day of supply is the last day of the work billed, not the day of the invoice. */
@Component
public class Taxing {
    private final TaxPolicy table;
    private final Supplies supplies;
    private final Clients clients;
    private final Firm firm;

    Taxing(TaxPolicy table, Supplies supplies, Clients clients, Firm firm) {
        this.table = table;
        this.supplies = supplies;
        this.clients = clients;
        this.firm = firm;
    }

    /** Empty where the table has no row. */
    public Optional<Taxes> of(String projectCode, String clientCode, LocalDate day) {
        var supply = supplies.of(projectCode);
        var work = decide(supply.work(), supply.place(), clientCode, day);
        if (work.isEmpty() || supply.expenses().equals(supply.work())) return work.map(w -> new Taxes(w, w));
        return decide(supply.expenses(), supply.place(), clientCode, day).map(expenses -> new Taxes(work.get(), expenses));
    }

    /** As a sentence for whoever must add a row, or mend the client. */
    public String unknown(String projectCode, String clientCode, LocalDate day) {
        var client = clients.get(clientCode);
        var supply = supplies.of(projectCode);
        return "The table 'tax' has no row for %s supplied%s to client %s (%s%s) on %s: add one, or mend the client or the project's kind of supply.".formatted(
                supply.work(), supply.place() == null ? "" : " in " + supply.place(), client.code(), client.country(), client.consumer() ? ", a consumer" : "", day);
    }

    private Optional<Decided> decide(String supply, String place, String clientCode, LocalDate day) {
        var seller = firm.profile();
        var client = clients.get(clientCode);
        var vatCountry = client.vatId() == null || client.consumer() ? "" : VatId.country(client.vatId());
        var asked = new Case(supply, seller.country(), client.country(), client.consumer(), vatCountry, place == null ? "" : place, day, seller.domesticVatPercent());
        return table.taxOf(asked).map(tax -> new Decided(asked, tax));
    }
}
