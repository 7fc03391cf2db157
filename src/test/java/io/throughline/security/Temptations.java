package io.throughline.security;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.models.Step;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** What attackers reach for: a bean that must stay out of sight, and a step that may be seen. */
@TestConfiguration(proxyBeanMethods = false)
class Temptations {

    static class Vault {
        final AtomicInteger opened = new AtomicInteger();

        public String open() {
            opened.incrementAndGet();
            return "gold";
        }

        public String getGold() {
            return open();
        }
    }

    @Bean
    Vault vault() {
        return new Vault();
    }

    @Bean
    @Step("Notes that it was called")
    JavaDelegate noteThis() {
        return execution -> execution.setVariable("noted", execution.getVariable("loopCounter") == null ? "once" : "again");
    }

    @Bean
    @Step("Refuses what the person answered")
    JavaDelegate refuseIt() {
        return execution -> {
            if ("mine".equals(execution.getVariable("answer"))) throw new Refused("Nobody approves their own lines.");
            if ("odd".equals(execution.getVariable("answer"))) throw new InvalidInput("answer", "is odd");
            execution.setVariable("lines", org.camunda.bpm.engine.variable.Variables.untypedValue(List.of(Map.of("state", "open")), true));
        };
    }
}
