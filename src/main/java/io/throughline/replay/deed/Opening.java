package io.throughline.replay.deed;

import io.throughline.firm.ExchangeRates;
import io.throughline.firm.Firm;
import io.throughline.people.People;
import io.throughline.project.Clients;
import io.throughline.receivables.ClientClasses;
import io.throughline.replay.books.FirmFiles;
import org.springframework.transaction.support.TransactionTemplate;

/** The first morning: the firm, its people and clients, and the rates of exchange. */
public final class Opening {
    public static final String RATE_SOURCE = "ECB";
    private final Firm seller;
    private final ExchangeRates rates;
    private final People people;
    private final Clients clients;
    private final ClientClasses classes;
    private final TransactionTemplate transaction;

    Opening(Firm seller, ExchangeRates rates, People people, Clients clients, ClientClasses classes, TransactionTemplate transaction) {
        this.seller = seller;
        this.rates = rates;
        this.people = people;
        this.clients = clients;
        this.classes = classes;
        this.transaction = transaction;
    }

    void of(FirmFiles firm) {
        transaction.executeWithoutResult(status -> {
            seller.change(firm.seller());
            rates.record(firm.rates(), RATE_SOURCE);
            firm.people().forEach(people::register);
            firm.clients().forEach(clients::register);
            firm.agreed().classes().forEach(classes::set);
        });
    }
}
