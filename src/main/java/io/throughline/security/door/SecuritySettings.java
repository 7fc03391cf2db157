package io.throughline.security.door;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** {@code throughline.admin-password}: the first administrator's; {@code throughline.worker-token}: what workers show. Both also from the environment. */
@ConfigurationProperties("throughline")
public record SecuritySettings(String adminPassword, String workerToken) {}
