package io.throughline.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code throughline.seal.*}: {@code keyFile} holds the signing key and is made where it is missing; {@code every}: how old a checkpoint gets while
 * the journal grows; checkpoints leave the system into {@code folder} (another machine's, best) and as letters {@code mailTo}.
 */
@ConfigurationProperties("throughline.seal")
public record SealSettings(@DefaultValue("data/seal.key") Path keyFile, @DefaultValue("PT1H") Duration every, Path folder,
                           @DefaultValue("") List<String> mailTo) {}
