package io.throughline.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What comes in over the API is read strictly: a misspelt field is refused, not left out of an invoice in silence. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class StrictJson implements WebMvcConfigurer {

    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        for (var converter : converters) {
            if (converter instanceof MappingJackson2HttpMessageConverter json) {
                var strict = json.getObjectMapper().copy()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .registerModule(new SimpleModule("text").addDeserializer(String.class, new Text()).addDeserializer(BigDecimal.class, new Decimal()));
                strict.configOverride(List.class).setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
                // A number is no date: 20260105 would be some day in the year 57441.
                strict.configOverride(LocalDate.class).setFormat(JsonFormat.Value.forLeniency(false));
                json.setObjectMapper(strict);
            }
        }
    }

    /** The same for numbers in addresses and forms. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, BigDecimal.class, text -> text.isBlank() ? null : WrittenNumber.of(text.replaceAll("\\s", "")));
    }

    private static class Decimal extends NumberDeserializers.BigDecimalDeserializer {
        @Override
        public BigDecimal deserialize(JsonParser json, DeserializationContext context) throws IOException {
            var number = super.deserialize(json, context);
            if (number != null && WrittenNumber.fillsABook(number)) {
                throw JsonMappingException.from(json, "has more than %d digits".formatted(WrittenNumber.MOST_DIGITS));
            }
            return number;
        }
    }

    /** The zero character and half a pair of UTF-16 are refused by the database: better said here, with the field. */
    private static class Text extends StringDeserializer {
        private static final int LONGEST = 20_000;

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken().isBoolean()) throw JsonMappingException.from(json, "must be a text");
            var text = super.deserialize(json, context);
            if (text != null && text.length() > LONGEST) throw JsonMappingException.from(json, "is longer than %d characters".formatted(LONGEST));
            if (text != null && text.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
                throw JsonMappingException.from(json, "holds a character that cannot be kept");
            }
            return text;
        }
    }
}
