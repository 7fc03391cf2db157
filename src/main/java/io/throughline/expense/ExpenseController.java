package io.throughline.expense;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Parameter;
import io.throughline.api.InvalidInput;
import io.throughline.api.PageOf;
import io.throughline.expense.Expenses.ExpenseState;
import io.throughline.expense.Expenses.ExpenseView;
import io.throughline.expense.Expenses.NewExpense;
import io.throughline.people.People;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/expenses")
class ExpenseController {

    record Reimbursement(LocalDate paidOn) {}

    /** Paid back and billed are two things: {@code invoice} is the number it was billed under, left out where it was not. */
    record Standing(@JsonUnwrapped ExpenseView expense, boolean billed, @JsonInclude(JsonInclude.Include.NON_NULL) String invoice) {}

    private final Expenses expenses;
    private final BilledExpenses billed;
    private final People people;

    ExpenseController(Expenses expenses, BilledExpenses billed, People people) {
        this.expenses = expenses;
        this.billed = billed;
        this.people = people;
    }

    /** Without {@code personCode}, the caller's own. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ExpenseView log(@RequestBody NewExpense expense, Authentication who) {
        return expenses.log(own(expense, who));
    }

    /** The expense as a JSON part {@code expense}, or field by field as a form sends it ({@link ExpenseForm}); {@code receipt} is a file. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    public ExpenseView logWithReceipt(@RequestPart(name = "expense", required = false) NewExpense expense, @Parameter(hidden = true) @RequestParam Map<String, String> fields,
                                      @RequestPart(name = "receipt", required = false) MultipartFile receipt, Authentication who) {
        var logged = expenses.log(own(expense != null ? expense : ExpenseForm.read(fields), who));
        if (receipt == null) return logged;
        attach(logged.id(), receipt);
        return expenses.get(logged.id());
    }

    @GetMapping
    PageOf<Standing> list(@RequestParam(required = false) String personCode, @RequestParam(required = false) String projectCode,
                             @RequestParam(required = false) ExpenseState state, @RequestParam(required = false) Boolean reimbursed,
                             @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size, Authentication who) {
        var caller = people.caller(who);
        var person = personCode == null && !caller.seesEverybody() ? caller.personCode() : personCode;
        if (person != null) caller.mustSee(person);
        var found = expenses.list(person, projectCode, state, reimbursed, page, size);
        var invoices = billed.among(found.content().stream().map(ExpenseView::id).toList());
        return found.map(e -> standing(e, invoices));
    }

    private static Standing standing(ExpenseView expense, Map<Long, String> invoices) {
        return new Standing(expense, invoices.containsKey(expense.id()), invoices.get(expense.id()));
    }

    @GetMapping("/{id}")
    Standing get(@PathVariable long id, Authentication who) {
        var expense = expenses.get(id);
        people.caller(who).mustSee(expense.personCode());
        return standing(expense, billed.among(List.of(id)));
    }

    @PutMapping("/{id}")
    ExpenseView change(@PathVariable long id, @RequestBody NewExpense expense, Authentication who) {
        mustActFor(id, who);
        return expenses.change(id, expense);
    }

    /** Withdrawn: kept, but nobody asks for it any more. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable long id, Authentication who) {
        mustActFor(id, who);
        expenses.withdraw(id);
    }

    @PostMapping("/{id}/submit")
    ExpenseView submit(@PathVariable long id, Authentication who) {
        mustActFor(id, who);
        expenses.submit(id);
        return expenses.get(id);
    }

    @PostMapping("/{id}/reimburse")
    @PreAuthorize("hasAnyRole('FINANCE','ADMIN')")
    ExpenseView reimburse(@PathVariable long id, @RequestBody(required = false) Reimbursement how) {
        return expenses.reimburse(id, how == null ? null : how.paidOn());
    }

    @PostMapping(path = "/{id}/receipt", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ExpenseView attachReceipt(@PathVariable long id, @RequestPart("receipt") MultipartFile receipt, Authentication who) {
        mustActFor(id, who);
        attach(id, receipt);
        return expenses.get(id);
    }

    /** Always as a download: a receipt is a stranger's file and is not shown as a page of ours. */
    @GetMapping("/{id}/receipt")
    ResponseEntity<byte[]> receipt(@PathVariable long id, Authentication who) {
        people.caller(who).mustSee(expenses.get(id).personCode());
        var receipt = expenses.receipt(id);
        return ResponseEntity.ok().contentType(type(receipt.contentType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(receipt.fileName()).build().toString())
                .header("X-Content-Type-Options", "nosniff").eTag(receipt.sha256()).body(receipt.content());
    }

    private void mustActFor(long id, Authentication who) {
        people.caller(who).mustActFor(expenses.get(id).personCode());
    }

    private void attach(long id, MultipartFile receipt) {
        try {
            expenses.attachReceipt(id, receipt.getOriginalFilename(), receipt.getContentType(), receipt.getBytes());
        } catch (IOException e) {
            throw new InvalidInput("receipt", "The file cannot be read.");
        }
    }

    private static MediaType type(String text) {
        try {
            return MediaType.parseMediaType(text);
        } catch (IllegalArgumentException e) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    private NewExpense own(NewExpense e, Authentication who) {
        var caller = people.caller(who);
        var person = e.personCode() == null ? caller.personCode() : e.personCode();
        caller.mustActFor(person);
        return new NewExpense(e.externalId(), e.expenseDate(), person, e.projectCode(), e.category(), e.amount(), e.billable(), e.markupPercent(), e.note());
    }
}
