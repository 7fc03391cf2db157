package io.throughline.project.rate;

import io.throughline.project.BillRate;
import io.throughline.project.Clients;
import io.throughline.project.Projects;
import io.throughline.project.RateCard;
import io.throughline.project.RateRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rates at every place but a person's own, which stand with the person; and why an hour has the rate it has. */
@RestController
@RequestMapping("/api/v1")
class RateController {
    private static final String READERS = "hasAnyRole('MANAGER','FINANCE','DIRECTOR','AUDITOR','ADMIN')";
    private static final String KEEPERS = "hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')";

    /** On a project: for a person, a role or a task of it, or for everybody. */
    record ProjectRate(String personCode, String role, String taskCode, LocalDate validFrom, LocalDate validTo, BigDecimal rate) {}

    record ClientRate(LocalDate validFrom, LocalDate validTo, BigDecimal rate) {}

    /** Of the firm, or of a role where one is named. */
    record FirmRate(String role, LocalDate validFrom, LocalDate validTo, BigDecimal rate) {}

    /** {@code beat}: what would have held without the winner, in order. */
    record Why(RateRule won, List<RateRule> beat) {}

    private final RateCard rates;
    private final Projects projects;
    private final Clients clients;

    RateController(RateCard rates, Projects projects, Clients clients) {
        this.rates = rates;
        this.projects = projects;
        this.clients = clients;
    }

    @GetMapping("/projects/{code}/rates")
    @PreAuthorize(READERS)
    List<BillRate> ofProject(@PathVariable String code) {
        projects.get(code);
        return rates.of(code);
    }

    @PostMapping("/projects/{code}/rates")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(KEEPERS)
    BillRate onProject(@PathVariable String code, @RequestBody ProjectRate rate) {
        return rates.set(BillRate.of(code, rate.taskCode(), null, rate.personCode(), rate.role(), rate.validFrom(), rate.validTo(), rate.rate()));
    }

    /** Which rate an hour of the person has on the day, and which rates it beats. */
    @GetMapping("/projects/{code}/rates/why")
    @PreAuthorize(READERS)
    Why why(@PathVariable String code, @RequestParam String personCode, @RequestParam(required = false) String taskCode, @RequestParam LocalDate day) {
        var rules = rates.rules(code, taskCode, personCode, day);
        return new Why(rules.get(0), rules.subList(1, rules.size()));
    }

    @GetMapping("/clients/{code}/rates")
    @PreAuthorize(READERS)
    List<BillRate> ofClient(@PathVariable String code) {
        clients.get(code);
        return rates.ofClient(code);
    }

    @PostMapping("/clients/{code}/rates")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(KEEPERS)
    BillRate forClient(@PathVariable String code, @RequestBody ClientRate rate) {
        return rates.set(BillRate.of(null, null, code, null, null, rate.validFrom(), rate.validTo(), rate.rate()));
    }

    @GetMapping("/rates")
    @PreAuthorize(READERS)
    List<BillRate> ofFirm() {
        return rates.ofFirm();
    }

    @PostMapping("/rates")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    BillRate forFirm(@RequestBody FirmRate rate) {
        return rates.set(BillRate.of(null, null, null, null, rate.role(), rate.validFrom(), rate.validTo(), rate.rate()));
    }
}
