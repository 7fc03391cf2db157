package io.throughline.evidence;

import io.throughline.api.InvalidInput;
import io.throughline.api.PageOf;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the controls found, now and before; and samples that can be drawn again. */
@RestController
@RequestMapping("/api/v1/evidence")
@PreAuthorize(Evidence.READERS)
class ControlController {
    private static final int LARGEST = 1000;
    private final Controls controls;
    private final JdbcClient jdbc;

    record Sample(String seed, LocalDate from, LocalDate to, long population, List<String> invoices) {}

    ControlController(Controls controls, JdbcClient jdbc) {
        this.controls = controls;
        this.jdbc = jdbc;
    }

    @GetMapping("/findings")
    PageOf<Controls.Finding> findings(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return controls.findings(page, size);
    }

    /** Runs every control and answers all that is wrong now. */
    @GetMapping("/controls")
    List<Controls.Finding> controls() {
        return controls.run();
    }

    /** The same seed draws the same invoices: those whose SHA-256 of seed and number comes first. */
    @GetMapping("/sample")
    Sample sample(@RequestParam String seed, @RequestParam(defaultValue = "25") int count, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        if (count < 1 || count > LARGEST) throw new InvalidInput("count", "A sample has from 1 to %d invoices.".formatted(LARGEST));
        var drawn = jdbc.sql("select number from app.invoice where number is not null and issue_date between ? and ? order by sha256(convert_to(? || ' ' || number, 'UTF8')), number limit ?")
                .params(from, to, seed, count).query(String.class).list();
        long all = jdbc.sql("select count(*) from app.invoice where number is not null and issue_date between ? and ?").params(from, to).query(Long.class).single();
        return new Sample(seed, from, to, all, drawn);
    }
}
