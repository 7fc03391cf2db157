package io.throughline.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.core.converter.ModelConverters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.transaction.support.TransactionTemplate;

/** What all doors of the API share, and how it describes itself at {@code /v3/api-docs}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ApiConfiguration {
    private static final Pattern ROLE = Pattern.compile("'([A-Z]+)'");

    /** After security, which knows who asks. */
    @Bean
    FilterRegistrationBean<AnsweredOnce> answeredOnceFilter(IdempotentAnswers answers, TransactionTemplate transaction, ObjectMapper json) {
        var filter = new FilterRegistrationBean<>(new AnsweredOnce(answers, transaction, json));
        filter.addUrlPatterns("/api/v1/*");
        filter.setOrder(0);
        return filter;
    }

    @Bean
    OpenAPI apiDescription() {
        return new OpenAPI()
                .info(new Info().title("Throughline").version("v1").description("""
                        Project to cash. Money is {"amount": "1234.50", "currency": "EUR"}, hours and rates are decimal strings, dates ISO 8601.
                        A refusal is application/problem+json; `errors` names the fields. A POST with an Idempotency-Key is done once."""))
                .components(new Components()
                        .addSecuritySchemes("basic", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"))
                        .addSecuritySchemes("token", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")))
                .security(List.of(new SecurityRequirement().addList("basic"), new SecurityRequirement().addList("token")));
    }

    /** Every operation says whose it is, as its door does. */
    @Bean
    OperationCustomizer apiRoles() {
        return (operation, handler) -> Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), PreAuthorize.class))
                .or(() -> Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), PreAuthorize.class)))
                .map(rule -> ROLE.matcher(rule.value()).results().map(role -> role.group(1)).collect(Collectors.joining(", ")))
                .filter(roles -> !roles.isEmpty()).map(roles -> operation.description("For " + roles + ".")).orElse(operation);
    }

    /** Every operation: its resource as tag, the shape of a refusal, and the key where it takes one. */
    @Bean
    OpenApiCustomizer apiSharedByAll() {
        return api -> {
            ModelConverters.getInstance().readAll(Problem.class).forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
            var refusal = new ApiResponse().description("Refused, with the reason in words")
                    .content(new Content().addMediaType("application/problem+json", new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
            api.getPaths().forEach((path, item) -> {
                item.readOperations().forEach(operation -> {
                    operation.setTags(List.of(path.split("/")[3]));
                    operation.getResponses().addApiResponse("default", refusal);
                });
                if (item.getPost() != null) {
                    item.getPost().addParametersItem(new HeaderParameter().name(AnsweredOnce.KEY).required(false).schema(new Schema<String>().type("string"))
                            .description("Sent again with the same key, the request gets the first answer and does nothing."));
                }
            });
        };
    }
}
