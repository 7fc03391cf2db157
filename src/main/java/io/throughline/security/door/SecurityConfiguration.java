package io.throughline.security.door;

import io.throughline.security.FirstAdministrator;
import io.throughline.security.engine.WorkerAccess;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

/** What security needs with doors and without (a replay has none). */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@EnableConfigurationProperties(SecuritySettings.class)
class SecurityConfiguration {

    @Bean
    WorkerAccess workerAccess(SecuritySettings settings) {
        return new WorkerAccess(settings.workerToken());
    }

    @Bean
    FirstAdministrator firstAdministrator() {
        return new FirstAdministrator();
    }
}
