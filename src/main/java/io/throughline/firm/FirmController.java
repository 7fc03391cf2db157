package io.throughline.firm;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The seller's particulars, exchange rates and holidays. */
@RestController
@RequestMapping("/api/v1")
class FirmController {
    private final Firm firm;
    private final ExchangeRates rates;
    private final WorkCalendar calendar;

    FirmController(Firm firm, ExchangeRates rates, WorkCalendar calendar) {
        this.firm = firm;
        this.rates = rates;
        this.calendar = calendar;
    }

    record Rate(@NotNull LocalDate day, @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
                @NotNull @DecimalMin("0.000001") @Digits(integer = 12, fraction = 30) BigDecimal perEuro, String source) {}

    record Holiday(@NotNull LocalDate day, @NotBlank String name) {}

    record OwnWork(boolean allowed) {}

    record Recorded(int recorded) {}

    @GetMapping("/firm")
    FirmProfile profile() {
        return firm.profile();
    }

    @PutMapping("/firm")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    FirmProfile change(@RequestBody FirmProfile profile) {
        firm.change(FirmCheck.checked(profile));
        return firm.profile();
    }

    @GetMapping("/firm/stationery")
    Stationery stationery() {
        return firm.stationery();
    }

    @PutMapping("/firm/stationery")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    Stationery change(@RequestBody Stationery stationery) {
        firm.change(FirmCheck.checked(stationery));
        return firm.stationery();
    }

    @PutMapping("/firm/own-work")
    @PreAuthorize("hasRole('ADMIN')")
    OwnWork allowOwnWork(@RequestBody OwnWork rule) {
        firm.allowOwnerToApproveOwnWork(rule.allowed());
        return rule;
    }

    @PostMapping("/exchange-rates")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    @Transactional
    Recorded record(@Valid @RequestBody List<@NotNull @Valid Rate> list) {
        int fresh = 0;
        for (var r : list) {
            if (rates.record(r.day(), r.currency(), r.perEuro(), r.source() == null ? "by hand" : r.source())) fresh++;
        }
        return new Recorded(fresh);
    }

    @PostMapping("/holidays")
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')")
    @Transactional
    Recorded holidays(@Valid @RequestBody List<@NotNull @Valid Holiday> list) {
        list.forEach(h -> calendar.addHoliday(h.day(), h.name()));
        return new Recorded(list.size());
    }
}
