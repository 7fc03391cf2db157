package io.throughline.receivables.account;

import io.throughline.firm.FirmClock;
import io.throughline.firm.InOneCurrency;
import io.throughline.page.Chart.Bar;
import io.throughline.page.Chart;
import io.throughline.page.Formats;
import io.throughline.page.NavigationEntry;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import io.throughline.project.Projects;
import io.throughline.quantity.Money;
import io.throughline.receivables.Ageing.Bucket;
import io.throughline.receivables.Ageing.Item;
import io.throughline.receivables.Ageing;
import io.throughline.receivables.ClientClasses;
import io.throughline.receivables.ClientLinks;
import io.throughline.receivables.Receivables;
import io.throughline.receivables.Statements;
import io.throughline.receivables.link.ClientContacts;
import io.throughline.receivables.payment.Refunds;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What clients owe, by age, as of a day: a bar an age, a row a client, and the invoices behind them. */
@Controller
@RequestMapping("/receivables")
@PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')")
class ReceivablesPage {
    private final Receivables receivables;
    private final Ageing ageing;
    private final Statements statements;
    private final ClientClasses classes;
    private final Clients clients;
    private final Projects projects;
    private final People people;
    private final InOneCurrency inOneCurrency;
    private final ClientLinks links;
    private final ClientContacts contacts;
    private final Refunds refunds;
    private final Formats formats;
    private final MessageSource messages;
    private final FirmClock clock;

    ReceivablesPage(Receivables receivables, Ageing ageing, Statements statements, ClientClasses classes, Clients clients, Projects projects, People people, InOneCurrency inOneCurrency,
                    ClientLinks links, Formats formats, MessageSource messages, FirmClock clock, ClientContacts contacts, Refunds refunds) {
        this.receivables = receivables;
        this.ageing = ageing;
        this.statements = statements;
        this.classes = classes;
        this.clients = clients;
        this.projects = projects;
        this.people = people;
        this.inOneCurrency = inOneCurrency;
        this.links = links;
        this.contacts = contacts;
        this.refunds = refunds;
        this.formats = formats;
        this.messages = messages;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry receivablesByAge() {
        return NavigationEntry.of(NavigationEntry.Group.MONEY, 40, "receivables", "/receivables", "MANAGER", "FINANCE", "DIRECTOR", "ADMIN", "AUDITOR");
    }

    /** With a bucket, a client or due days only the invoices of it. */
    @GetMapping
    String byAge(@RequestParam(required = false) LocalDate asOf, @RequestParam(required = false) Bucket bucket, @RequestParam(defaultValue = "") String client,
                 @RequestParam(required = false) LocalDate dueFrom, @RequestParam(required = false) LocalDate dueTo,
                 @RequestParam(defaultValue = "") String manager, Model model) {
        var day = asOf == null ? clock.today() : asOf;
        var items = ageing.openItems(day, manager.isBlank() ? null : projects.codesOf(manager));
        var wanted = items.stream().filter(i -> bucket == null || Bucket.of(i, day) == bucket).filter(i -> client.isBlank() || i.clientCode().equals(client))
                .filter(i -> dueFrom == null || !i.dueDate().isBefore(dueFrom)).filter(i -> dueTo == null || !i.dueDate().isAfter(dueTo)).toList();
        model.addAttribute("asOf", day);
        model.addAttribute("today", clock.today());
        model.addAttribute("manager", manager);
        model.addAttribute("managerName", people.find(manager).map(Person::name).orElse(manager));
        model.addAttribute("bucket", bucket);
        model.addAttribute("narrowed", bucket != null || !client.isBlank() || dueFrom != null || dueTo != null);
        model.addAttribute("chart", chart(items, day, manager));
        model.addAttribute("rows", ageing.byClient(items, day));
        model.addAttribute("items", wanted);
        model.addAttribute("sums", Ageing.sums(wanted));
        model.addAttribute("clients", clients.all().stream().collect(Collectors.toMap(Client::code, Client::name)));
        model.addAttribute("disputed", receivables.open().stream().filter(Receivables.Receivable::disputed).map(Receivables.Receivable::draftId).collect(Collectors.toSet()));
        return "receivables/receivables";
    }

    private Chart chart(List<Item> items, LocalDate day, String manager) {
        var currency = inOneCurrency.code();
        return new Chart(say("receivables.chart", currency), Arrays.stream(Bucket.values()).map(b -> {
            var sum = inOneCurrency.sum(items.stream().filter(i -> Bucket.of(i, day) == b).map(Item::open).toList(), day);
            return new Bar(say("receivables.bucket." + b), sum.amount(), formats.roundMoney(sum.amount(), currency),
                    "/receivables?asOf=%s&bucket=%s%s".formatted(day, b, manager.isBlank() ? "" : "&manager=" + manager), tone(b));
        }).toList());
    }

    private static String tone(Bucket bucket) {
        return switch (bucket) {
            case NOT_DUE -> "";
            case UP_TO_30 -> "warn";
            default -> "bad";
        };
    }

    /** A client's account between two days, a year back where none is given. */
    @GetMapping("/clients/{code}")
    String statement(@PathVariable String code, @RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to, Model model) {
        var client = clients.get(code);
        var last = to == null ? clock.today() : to;
        var first = from == null ? last.minusYears(1).plusDays(1) : from;
        model.addAttribute("client", client);
        model.addAttribute("from", first);
        model.addAttribute("to", last);
        model.addAttribute("today", clock.today());
        model.addAttribute("dunningClass", classes.of(code));
        model.addAttribute("open", receivables.ofClient(code).stream().filter(r -> !r.isSettled()).toList());
        model.addAttribute("statement", statements.of(code, first, last));
        model.addAttribute("links", links.ofAccount(code).stream().filter(l -> l.opensOn(clock.today())).toList());
        model.addAttribute("refunds", refunds.of(code));
        model.addAttribute("contacts", contacts.of(code));
        model.addAttribute("balances", balances(receivables.ofClient(code)));
        return "receivables/client";
    }

    /** A currency each. */
    private static List<Money> balances(List<Receivables.Receivable> all) {
        var sums = new TreeMap<String, Money>();
        all.stream().filter(r -> !r.isSettled()).forEach(r -> sums.merge(r.open().currency().getCurrencyCode(), r.open(), Money::plus));
        return List.copyOf(sums.values());
    }

    private String say(String key, Object... values) {
        return messages.getMessage(key, values, LocaleContextHolder.getLocale());
    }
}
