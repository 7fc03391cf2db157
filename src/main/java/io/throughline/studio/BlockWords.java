package io.throughline.studio;

import io.throughline.models.Catalogue.Entry;
import io.throughline.page.Translations;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What building blocks do, in the reader's language: {@code i18n/blocks}; a fact without a sentence of its own is told by what the journal calls it. */
@Component
class BlockWords {
    private final Translations sentences = new Translations("i18n/blocks");
    private final MessageSource words;

    BlockWords(MessageSource words) throws IOException {
        this.words = words;
    }

    /** By name. */
    List<Entry> of(Collection<Entry> entries, Locale language) {
        var sorted = new TreeMap<String, Entry>();
        entries.forEach(e -> sorted.put(e.name(), new Entry(e.name(), does(e, language), e.reads(), e.mayRead(), e.writes())));
        return List.copyOf(sorted.values());
    }

    private String does(Entry entry, Locale language) {
        return entry.does().isEmpty() ? words.getMessage("evidence.event." + entry.name(), null, "", language) : sentences.of(entry.does(), language);
    }
}
