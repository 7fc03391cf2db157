package io.throughline.connector;

import static io.throughline.receivables.DebtFixture.euro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.api.Refused;
import io.throughline.billing.BillingFixture;
import io.throughline.connector.TopicHandler.Job;
import io.throughline.receivables.DebtFixture;
import io.throughline.receivables.Receivables;
import io.throughline.security.engine.WorkerAccess;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ThroughlineTest
class WorkerTests {
    @Autowired Receivables receivables;
    @Autowired RuntimeService runtime;
    @Autowired WorkerAccess access;
    @Autowired Times times;
    @Autowired ApplicationContext house;
    @LocalServerPort int port;
    private URI base;
    private RemoteHouse remote;

    @BeforeEach
    void callTheHouse() {
        base = URI.create("http://localhost:" + port);
        remote = new RemoteHouse(base, access.token());
    }

    @Test
    void aWorkerElsewhereDoesTheOutsideWork() throws Exception {
        var invoice = new DebtFixture(house).mailed();
        receivables.receivePayment(invoice.number(), euro("1190.00"), times.today(), "R");
        var instances = runtime.createProcessInstanceQuery().processDefinitionKey("collection").processInstanceBusinessKey(String.valueOf(invoice.draftId()));
        assertThat(instances.count()).isEqualTo(1);
        try (var worker = new RemoteWorker(base, access.token(), remote, said -> {})) {
            assertThat(worker.begin()).contains("push-invoice", "push-payment", "create-payment-link", "create-board");
            await().atMost(Duration.ofSeconds(60)).until(() -> instances.count() == 0);
        }
    }

    @Test
    void seesWhatThereIsToSendAndRemembersForeignIds() {
        var fixture = new BillingFixture(house);
        var invoice = fixture.issuedInvoice();
        assertThat(remote.invoice(invoice.draftId())).usingRecursiveComparison().withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(fixture.billing.get(invoice.draftId()));
        assertThat(remote.client(invoice.clientCode()).code()).isEqualTo(invoice.clientCode());
        assertThat(remote.project(invoice.projectCodes().get(0)).clientCode()).isEqualTo(invoice.clientCode());
        assertThat(remote.tasks(invoice.projectCodes().get(0))).hasSize(1);
        receivables.receivePayment(invoice.number(), invoice.gross(), times.today(), "R");
        assertThat(remote.payments(invoice.draftId())).isEqualTo(receivables.paymentsOf(invoice.draftId()));
        assertThat(remote.recall("books", "invoice", "1 / ä")).isEmpty();
        remote.remember("books", "invoice", "1 / ä", "X-1");
        remote.remember("books", "invoice", "1 / ä", "X-2");
        assertThat(remote.recall("books", "invoice", "1 / ä")).contains("X-2");
    }

    @Test
    void aDeedThatFailsSaysWhyInASentence() {
        assertThatThrownBy(() -> remote.perform("push-invoice", new Job("1", Map.of("draftId", 987654321)))).isInstanceOf(Refused.class).hasMessageContaining("987654321");
        assertThatThrownBy(() -> remote.perform("push-invoice", new Job("1", Map.of()))).isInstanceOf(Refused.class).hasMessageContaining("draftId");
    }

    @Test
    void aWrongTokenIsToldAsSuch() {
        assertThatThrownBy(() -> new RemoteHouse(base, "tl_wrong").ownTopics()).isInstanceOf(RemoteHouse.Unwelcome.class).hasMessageContaining("token");
    }
}
