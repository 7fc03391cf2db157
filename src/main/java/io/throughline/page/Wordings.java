package io.throughline.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What pages say: one bundle a room in {@code i18n/}, English in {@code <room>.properties}, German in {@code <room>_de.properties}. */
@Configuration(proxyBeanMethods = false)
class Wordings {

    @Bean
    MessageSource messageSource() throws IOException {
        var bundles = Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*.properties"))
                .map(file -> file.getFilename().replace(".properties", "")).filter(name -> !name.endsWith("_de"))
                .distinct().sorted().map(name -> "i18n/" + name).toArray(String[]::new);
        var source = new ResourceBundleMessageSource();
        source.setBasenames(bundles);
        source.setDefaultEncoding(StandardCharsets.UTF_8.name());
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
        return source;
    }
}
