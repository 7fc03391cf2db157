package io.throughline.security.door;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.security.account.Accounts;
import io.throughline.security.engine.EngineDoor;
import io.throughline.security.engine.EngineIdentity;
import io.throughline.security.engine.WorkerAccess;
import io.throughline.security.token.BearerTokens;
import io.throughline.security.token.Tokens;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The doors for programs: the engine's API for workers and readers, our own API. The door for people is {@link FrontDoor}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class Doors {
    private static final String[] STAFF = {"CONSULTANT", "MANAGER", "FINANCE", "DIRECTOR", "ANALYST", "AUDITOR", "ADMIN"};
    private static final String[] DOERS = {"CONSULTANT", "MANAGER", "FINANCE", "DIRECTOR", "ANALYST", "ADMIN"};

    static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    @Bean
    @Order(1)
    SecurityFilterChain engineChain(HttpSecurity http, Tokens tokens, WorkerAccess worker, IdentityService identity, ObjectMapper json) throws Exception {
        var refusals = new RefusedAtTheDoor(json);
        return http.securityMatcher(path("/engine-rest/**"))
                .sessionManagement(s -> s.sessionCreationPolicy(STATELESS))
                .csrf(AbstractHttpConfigurer::disable).logout(AbstractHttpConfigurer::disable).requestCache(AbstractHttpConfigurer::disable)
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterBefore(new BearerTokens(tokens, worker, refusals), BasicAuthenticationFilter.class)
                .addFilterAfter(new EngineIdentity(identity), AuthorizationFilter.class)
                .addFilterAfter(new ActorOfRequest(), AuthorizationFilter.class)
                .authorizeHttpRequests(a -> a.anyRequest().access(new EngineDoor()))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain apiChain(HttpSecurity http, Tokens tokens, WorkerAccess worker, Accounts accounts, ObjectMapper json) throws Exception {
        var refusals = new RefusedAtTheDoor(json);
        return http.securityMatcher(new OrRequestMatcher(path("/api/**"), path("/v3/api-docs/**"), path("/v3/api-docs.yaml"),
                        path("/actuator/info"), path("/actuator/metrics/**")))
                .sessionManagement(s -> s.sessionCreationPolicy(STATELESS))
                .securityContext(c -> c.securityContextRepository(new SessionForReading()))
                .csrf(AbstractHttpConfigurer::disable).logout(AbstractHttpConfigurer::disable).requestCache(AbstractHttpConfigurer::disable)
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterAfter(new StillWelcome(accounts), SecurityContextHolderFilter.class)
                .addFilterBefore(new BearerTokens(tokens, worker, refusals), BasicAuthenticationFilter.class)
                .addFilterAfter(new ActorOfRequest(), AuthorizationFilter.class)
                .authorizeHttpRequests(a -> a
                        .requestMatchers(path("/actuator/**")).hasRole("ADMIN")
                        .requestMatchers(path("/api/v1/work/**")).hasRole("WORKER")
                        .requestMatchers(path("/api/v1/me/**"), path("/api/v1/tokens/**")).hasAnyRole(STAFF)
                        .requestMatchers(HttpMethod.GET).hasAnyRole(STAFF)
                        .requestMatchers(path("/api/v1/**")).hasAnyRole(DOERS)
                        .anyRequest().denyAll())
                .build();
    }
}
