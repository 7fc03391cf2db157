package io.throughline.page;

import io.throughline.api.InvalidInput.Problem;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A refusal in the reader's language. The rooms say why in English, as their API does; {@link Translations} knows the German. */
@Component
class Refusal {
    private final MessageSource messages;
    private final Translations translations;

    Refusal(MessageSource messages, Translations translations) {
        this.messages = messages;
        this.translations = translations;
    }

    List<Problem> of(String field, String key, Object... values) {
        return List.of(new Problem(field, messages.getMessage(key, values, LocaleContextHolder.getLocale())));
    }

    List<Problem> in(String sentence) {
        return in(List.of(new Problem(null, sentence)));
    }

    List<Problem> in(List<Problem> problems) {
        return problems.stream().map(p -> new Problem(p.field(), translations.of(p.message(), LocaleContextHolder.getLocale()))).toList();
    }
}
