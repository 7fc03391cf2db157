package io.throughline.studio;

import io.throughline.models.Catalogue.Entry;
import io.throughline.page.Translations;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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

    /** By name; those that hold the text looked for, in their name, their sentence or among their variables. */
    List<Entry> of(Collection<Entry> entries, String text, Locale language) {
        var wanted = text.strip().toLowerCase(language);
        return entries.stream().map(e -> new Entry(e.name(), does(e, language), e.reads(), e.mayRead(), e.writes()))
                .filter(e -> (e.name() + " " + e.does() + " " + e.reads() + e.writes()).toLowerCase(language).contains(wanted))
                .sorted(Comparator.comparing(Entry::name)).toList();
    }

    private String does(Entry entry, Locale language) {
        return entry.does().isEmpty() ? words.getMessage("evidence.event." + entry.name(), null, "", language) : sentences.of(entry.does(), language);
    }
}
