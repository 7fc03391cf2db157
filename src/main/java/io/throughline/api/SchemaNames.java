package io.throughline.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.core.util.PrimitiveType;
import java.math.BigDecimal;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The API's description: two rooms may both have a {@code Line}, so what stands inside another is named with it; a decimal is a text. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SchemaNames {

    static {
        PrimitiveType.customExcludedClasses().add(BigDecimal.class.getName());
        PrimitiveType.customClasses().put(BigDecimal.class.getName(), PrimitiveType.STRING);
    }

    @Bean
    ModelResolver schemasNamedByTheirPlace(ObjectMapper json) {
        return new ModelResolver(json, new TypeNameResolver() {
            @Override
            protected String getNameOfClass(Class<?> type) {
                var around = type.getEnclosingClass();
                return around == null ? type.getSimpleName() : getNameOfClass(around).replaceFirst("Controller$", "") + type.getSimpleName();
            }
        });
    }
}
