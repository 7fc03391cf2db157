package io.throughline.firm;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FirmSettings.class)
class FirmConfiguration {

    /** Founds the firm in an empty database, and refuses one that was kept in another time zone. */
    @Bean
    @Primary
    FirmClock firmClock(JdbcClient jdbc, FirmSettings settings) {
        var firm = new Firm(jdbc, event -> { });
        firm.found(settings.firm().profile());
        var here = ZoneId.systemDefault().getId();
        if (!firm.zone().equals(here)) throw new OtherZone(firm.zone(), here);
        if (!settings.clock().equals("virtual")) return FirmClock.real();
        var start = settings.clockStart() == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS)
                : settings.clockStart().atZone(ZoneId.systemDefault()).toInstant();
        return FirmClock.virtual(firm.virtualNow().orElse(start));
    }
}
