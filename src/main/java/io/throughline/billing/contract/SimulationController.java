package io.throughline.billing.contract;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a contract would bring before anybody agrees on it; nothing is written. */
@RestController
@RequestMapping("/api/v1/billing-simulations")
class SimulationController {

    @PostMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')")
    ContractSimulation.Result simulate(@RequestBody ContractDraft draft) {
        return ContractSimulation.of(draft);
    }
}
