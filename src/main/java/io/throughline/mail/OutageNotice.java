package io.throughline.mail;

import io.throughline.page.Formats;
import io.throughline.page.Navigation;
import io.throughline.page.Notice;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** That letters wait, for whoever waits for what they bring. */
@Component
class OutageNotice implements Notice {
    private final Outages outages;
    private final Navigation navigation;
    private final Formats formats;
    private final MessageSource messages;

    OutageNotice(Outages outages, Navigation navigation, Formats formats, MessageSource messages) {
        this.outages = outages;
        this.navigation = navigation;
        this.formats = formats;
        this.messages = messages;
    }

    @Override
    public Optional<Shown> now() {
        if (Stream.of("MANAGER", "FINANCE", "DIRECTOR", "ADMIN").noneMatch(navigation::is)) return Optional.empty();
        return outages.now().map(o -> new Shown(say("outage.notice", formats.moment(o.since()), o.waiting()), "/mails", say("outage.link")));
    }

    private String say(String key, Object... values) {
        return messages.getMessage(key, values, LocaleContextHolder.getLocale());
    }
}
