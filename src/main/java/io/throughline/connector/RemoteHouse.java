package io.throughline.connector;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.api.Refused;
import io.throughline.billing.InvoiceSummary;
import io.throughline.connector.TopicHandler.Job;
import io.throughline.expense.Expenses.ExpenseView;
import io.throughline.project.Client;
import io.throughline.project.ProjectSummary;
import io.throughline.project.ProjectTask;
import io.throughline.receivables.ClientCredit;
import io.throughline.receivables.Payment;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.client.RestClient;

/** The house as a worker elsewhere sees it: {@code Work} and {@code Memory} over {@code /api/v1/work}, and the deeds of its own providers. */
class RemoteHouse implements Work, Memory {

    /** The server does not let this worker in. */
    static class Unwelcome extends RuntimeException {
        Unwelcome(String message) {
            super(message);
        }
    }

    private final RestClient http;

    RemoteHouse(URI base, String token) {
        var json = Jackson2ObjectMapperBuilder.json().featuresToDisable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
        http = RestClient.builder().requestFactory(new JdkClientHttpRequestFactory()).baseUrl(base + "/api/v1/work")
                .defaultHeader("Authorization", "Bearer " + token)
                .messageConverters(all -> all.add(0, new MappingJackson2HttpMessageConverter(json)))
                .defaultStatusHandler(status -> status.value() == 401 || status.value() == 403, (request, answer) -> {
                    throw new Unwelcome("%s refuses the worker's token (%s): is it the server's throughline.worker-token?".formatted(base, answer.getStatusCode().value()));
                })
                .defaultStatusHandler(HttpStatusCode::isError, (request, answer) -> {
                    throw new Refused(detail(json.readTree(answer.getBody()), answer.getStatusCode().value()));
                }).build();
    }

    private static String detail(JsonNode problem, int status) {
        return problem != null && problem.hasNonNull("detail") ? problem.get("detail").asText() : "the server answered " + status;
    }

    /** Topics that the house's own providers serve. */
    List<String> ownTopics() {
        return http.get().uri("/own").retrieve().body(new ParameterizedTypeReference<>() {});
    }

    Map<String, Object> perform(String topic, Job job) {
        return http.post().uri("/own/{topic}", topic).body(job).retrieve().body(new ParameterizedTypeReference<>() {});
    }

    @Override
    public Client client(String code) {
        return http.get().uri("/clients?code={code}", code).retrieve().body(Client.class);
    }

    @Override
    public ProjectSummary project(String code) {
        return http.get().uri("/projects?code={code}", code).retrieve().body(ProjectSummary.class);
    }

    @Override
    public List<ProjectTask> tasks(String projectCode) {
        return http.get().uri("/tasks?project={code}", projectCode).retrieve().body(new ParameterizedTypeReference<>() {});
    }

    @Override
    public InvoiceSummary invoice(long draftId) {
        return http.get().uri("/invoices/{id}", draftId).retrieve().body(InvoiceSummary.class);
    }

    @Override
    public List<Payment> payments(long draftId) {
        return http.get().uri("/invoices/{id}/payments", draftId).retrieve().body(new ParameterizedTypeReference<>() {});
    }

    @Override
    public List<ClientCredit> credits(long draftId) {
        return http.get().uri("/invoices/{id}/credits", draftId).retrieve().body(new ParameterizedTypeReference<>() {});
    }

    @Override
    public ClientCredit credit(long creditId) {
        return http.get().uri("/credits/{id}", creditId).retrieve().body(ClientCredit.class);
    }

    @Override
    public ExpenseView expense(long expenseId) {
        return http.get().uri("/expenses/{id}", expenseId).retrieve().body(ExpenseView.class);
    }

    @Override
    public Optional<String> recall(String system, String entity, String ourId) {
        return Optional.ofNullable(http.get().uri("/memory/{system}/{entity}?ourId={id}", system, entity, ourId).retrieve()
                .body(WorkController.Remembered.class)).map(WorkController.Remembered::theirId);
    }

    @Override
    public void remember(String system, String entity, String ourId, String theirId) {
        http.put().uri("/memory/{system}/{entity}?ourId={id}", system, entity, ourId).body(new WorkController.Remembered(theirId)).retrieve().toBodilessEntity();
    }
}
