package io.throughline.replay;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application without its web server. */
public final class Headless {
    /** What the engine's web applications and REST API bring with them and cannot do without a web server. */
    private static final String ONLY_WITH_WEB = "--spring.autoconfigure.exclude="
            + "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration,"
            + "org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappAutoConfiguration";

    private Headless() {}

    /** {@code sources}: the application's class, and beans that only this run has. */
    public static ConfigurableApplicationContext start(List<Class<?>> sources, List<String> settings, boolean stopAtExit) {
        var all = new ArrayList<>(settings);
        all.add(ONLY_WITH_WEB);
        return new SpringApplicationBuilder(sources.toArray(Class[]::new)).web(WebApplicationType.NONE).registerShutdownHook(stopAtExit)
                .logStartupInfo(false).run(all.toArray(String[]::new));
    }
}
