package io.throughline.process.invoicing;

import io.throughline.firm.Firm;
import io.throughline.mail.Letterhead;
import org.springframework.stereotype.Component;

/** The firm signs its letters. */
@Component
class FirmLetterhead implements Letterhead {
    private final Firm firm;

    FirmLetterhead(Firm firm) {
        this.firm = firm;
    }

    @Override
    public Sender sender() {
        var profile = firm.profile();
        return new Sender(profile.name(), profile.email() == null ? "" : profile.email());
    }
}
