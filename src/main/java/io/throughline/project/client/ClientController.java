package io.throughline.project.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.throughline.api.InvalidInput;
import io.throughline.api.PageOf;
import io.throughline.api.SentFile;
import io.throughline.project.Brought;
import io.throughline.project.BroughtClients;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import io.throughline.project.EInvoicing;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/clients")
@PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')")
class ClientController {
    private static final String READERS = "hasAnyRole('MANAGER','FINANCE','DIRECTOR','ANALYST','AUDITOR','ADMIN')";

    /** {@code paymentTermsDays} is 30 where nothing is said; a change that says nothing of {@code consumer} or {@code eInvoice} leaves them. */
    @JsonIgnoreProperties("warnings")
    record ClientRequest(String code, String name, String country, String currency, Integer paymentTermsDays, String email, String vatId,
                         String address, String language, Boolean consumer, EInvoicing eInvoice) {
        Client client(String itsCode, boolean consumerBefore, EInvoicing before) {
            return new Client(itsCode, name, country, currency, paymentTermsDays == null ? 30 : paymentTermsDays, email, vatId, address, language,
                    consumer == null ? consumerBefore : consumer, eInvoice == null ? before : eInvoice);
        }
    }

    private final Clients clients;
    private final BroughtClients list;

    ClientController(Clients clients, BroughtClients list) {
        this.clients = clients;
        this.list = list;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Client register(@RequestBody ClientRequest request) {
        return clients.register(request.client(request.code(), false, EInvoicing.NONE));
    }

    /** A CSV of another system as the body ({@code text/csv}) or as the part {@code file} of a form; {@code dryRun} says what would come of it and writes nothing. */
    @PostMapping("/import")
    @ResponseStatus(HttpStatus.CREATED)
    Brought take(@RequestParam(defaultValue = "false") boolean dryRun, HttpServletRequest request) throws IOException, ServletException {
        return list.take(SentFile.of(request), dryRun);
    }

    @GetMapping
    @PreAuthorize(READERS)
    PageOf<Client> list(@RequestParam(defaultValue = "0") @Min(0) int page, @RequestParam(defaultValue = "50") @Min(1) @Max(500) int size) {
        return clients.page(page, size);
    }

    @GetMapping("/{code}")
    @PreAuthorize(READERS)
    Client get(@PathVariable String code) {
        return clients.get(code);
    }

    @PutMapping("/{code}")
    Client change(@PathVariable String code, @RequestBody ClientRequest request) {
        if (request.code() != null && !request.code().equals(code)) throw new InvalidInput("code", "cannot be changed");
        var before = clients.get(code);
        return clients.change(request.client(code, before.consumer(), before.eInvoice()));
    }
}
