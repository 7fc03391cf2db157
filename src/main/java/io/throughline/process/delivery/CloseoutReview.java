package io.throughline.process.delivery;

import io.throughline.api.Refused;
import io.throughline.models.Step;
import io.throughline.process.Answers;
import io.throughline.project.Projects;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model {@code closeout-review} does to a project. */
@Configuration(proxyBeanMethods = false)
class CloseoutReview {

    @Bean
    @Step(value = "Asks whether anything of the project is unapproved, unbilled or unpaid.", reads = "projectCode", writes = "anythingOpen")
    JavaDelegate checkWhatIsOpen(WhatIsOpen whatIsOpen) {
        return execution -> execution.setVariable("anythingOpen", !whatIsOpen.all((String) execution.getVariable("projectCode")).isEmpty());
    }

    @Bean
    @Step(value = "Closes the project for good; refuses while anything is open at that moment.", reads = {"projectCode", "lessons"})
    JavaDelegate closeProject(Projects projects, WhatIsOpen whatIsOpen) {
        return execution -> {
            var code = (String) execution.getVariable("projectCode");
            var open = whatIsOpen.all(code);
            if (!open.isEmpty()) throw new Refused("Project %s cannot be closed: %s".formatted(code, String.join("; ", open)));
            projects.close(code, Answers.in(execution).text("lessons"));
        };
    }

    @Bean
    @Step(value = "Mails the closeout review, planned against actual, to the project's manager and the directors, once.", reads = "projectCode")
    JavaDelegate mailReview(CloseoutLetters letters) {
        return execution -> letters.review((String) execution.getVariable("projectCode"));
    }
}
