package io.throughline.ledger;

import io.throughline.ledger.ChartOfAccounts.OfChart;
import io.throughline.ledger.LedgerExports.Batch;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The chart of accounts as a setting, and batches of postings for other books. */
@RestController
@RequestMapping("/api/v1/ledger")
class AccountController {
    private static final String FINANCE = "hasAnyRole('FINANCE','DIRECTOR','ADMIN')";
    private static final String READERS = "hasAnyRole('FINANCE','DIRECTOR','ADMIN','AUDITOR')";
    private final ChartOfAccounts chart;
    private final LedgerExports exports;
    private final ExportDifferences differences;

    AccountController(ChartOfAccounts chart, LedgerExports exports, ExportDifferences differences) {
        this.chart = chart;
        this.exports = exports;
        this.differences = differences;
    }

    record Change(String name, String number) {}

    record Wish(LocalDate upTo) {}

    @GetMapping("/accounts")
    @PreAuthorize(READERS)
    List<OfChart> all() {
        return chart.all();
    }

    @GetMapping("/accounts/{account}")
    @PreAuthorize(READERS)
    OfChart one(@PathVariable String account) {
        return chart.get(account);
    }

    /** Its name, and its number in the accountant's books; no number: ours. */
    @PutMapping("/accounts/{account}")
    @PreAuthorize(FINANCE)
    OfChart change(@PathVariable String account, @RequestBody Change change) {
        return chart.change(account, change.name(), change.number());
    }

    @GetMapping("/exports")
    @PreAuthorize(READERS)
    List<Batch> exports() {
        return exports.all();
    }

    /** 201 with a new batch; 204 where nothing was posted since the last one. */
    @PostMapping("/exports")
    @PreAuthorize(FINANCE)
    ResponseEntity<Batch> make(@RequestBody Wish wish) {
        return exports.make(wish.upTo()).map(b -> ResponseEntity.status(HttpStatus.CREATED).body(b)).orElseGet(() -> ResponseEntity.noContent().build());
    }

    @GetMapping("/exports/{id}")
    @PreAuthorize(READERS)
    Batch export(@PathVariable long id) {
        return exports.get(id);
    }

    /** The same bytes whenever it is asked for. */
    @GetMapping("/exports/{id}.csv")
    @PreAuthorize(READERS)
    ResponseEntity<byte[]> csv(@PathVariable long id) {
        return ResponseEntity.ok().contentType(new MediaType("text", "csv", StandardCharsets.UTF_8)).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"postings-%d.csv\"".formatted(id))
                .body(exports.csv(id).getBytes(StandardCharsets.UTF_8));
    }

    /** Takes what the other books hold of the batch (CSV with key, debit, credit) and says where they differ. */
    @PostMapping("/exports/{id}/differences")
    @PreAuthorize(FINANCE)
    ExportDifferences.Report compare(@PathVariable long id, @RequestBody String theirs) {
        return differences.compare(id, theirs);
    }
}
