package io.throughline.security;

import io.throughline.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** The doors, the fence and the real engine on a real port, without the business rooms; attacked over HTTP by users of every role. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = AtTheGate.House.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "logging.level.org.camunda.bpm.engine=off")
@ActiveProfiles("test")
@Import({TestDatabase.class, Visitors.class, Temptations.class})
@interface AtTheGate {

    /** No stereotype, so that nobody's component scan finds it. */
    @EnableAutoConfiguration
    @ComponentScan(basePackages = {"io.throughline.journal", "io.throughline.api", "io.throughline.page", "io.throughline.firm", "io.throughline.people", "io.throughline.security", "io.throughline.process.engine"},
            excludeFilters = @ComponentScan.Filter(type = org.springframework.context.annotation.FilterType.CUSTOM, classes = TypeExcludeFilter.class))
    class House {}
}
