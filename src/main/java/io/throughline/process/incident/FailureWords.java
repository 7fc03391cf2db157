package io.throughline.process.incident;

import io.throughline.page.Translations;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Why a step failed, in words of the house: what a network, a driver or the engine says of itself is for who maintains them. A sentence that a room
 * wrote stands as it is, in the reader's language where that is known.
 */
@Component("failures")
public class FailureWords {
    private static final Pattern OF_A_TOPIC = Pattern.compile("[\\w-]+ failed: (.*)\\. Mend the cause, then retry\\.", Pattern.DOTALL);
    /** The first that fits; a group is what the failure names: a way, a table, an expression. */
    private static final List<Kind> KINDS = List.of(
            kind("database", "HikariPool.*|.*Connection is not available.*|This connection has been closed.*|Connection to \\S+ refused.*|.*terminating connection.*"),
            kind("sameMoment", ".*(?:deadlock detected|could not serialize access|lock timeout|updated by another transaction|OptimisticLock).*"),
            kind("slowBooks", "canceling statement due to.*"),
            kind("twice", ".*duplicate key value violates unique constraint.*"),
            kind("rule", ".*violates (?:\\S+) constraint.*"),
            kind("fullDisk", ".*No space left on device.*"),
            kind("unknownAddress", ".*(?:UnknownHost|UnresolvedAddress|Name or service not known|No such host|No route to host|Network is unreachable).*"),
            kind("timedOut", ".*(?:[Tt]imed? ?out|HttpTimeout).*"),
            kind("certificate", ".*(?:PKIX|SSLHandshake|certificate_|CertificateException).*"),
            kind("unreachable", ".*(?:[Cc]onnection re(?:fused|set)|ConnectException|ClosedChannel|I/O error on \\w+ request|EOF reached|received no bytes).*"),
            kind("access", "40[13] [A-Za-z ]*:.*|.*(?:Unauthorized|Forbidden|invalid_grant|invalid_token).*"),
            kind("busy", "429 .*|.*Too Many Requests.*"),
            kind("theirFault", "5\\d\\d [A-Za-z ]*:.*|.*(?:Internal Server Error|Bad Gateway|Service Unavailable).*"),
            kind("notTaken", "4\\d\\d [A-Za-z ]*:.*"),
            kind("noWayOut", ".*No (?:outgoing|conditional) sequence flow .*'[^']+' could be selected.*"),
            kind("twoRows", ".*(?:Unable to get single decision|only allows a single rule to match).*"),
            kind("noRow", "(\\S+) has no row for .*"),
            kind("decision", ".*(?:DMN-\\d|FEEL|Unable to evaluate expression|Could not evaluate decision|no decision definition deployed).*"),
            kind("notSet", "the process says no (\\S+); its model has to set it.*"),
            kind("expression", ".*(?:used in expression|evaluating expression): (\\$\\{.+?}).*"),
            kind("noPaper", "report (\\S+) cannot be (?:printed|compiled).*"),
            kind("ours", "Cannot (?:invoke|read|load|store|assign|throw|enter) .* because .*|[\\w.$]*(?:Exception|Error)(?:: .*)?"),
            kind("engine", ".*(?:ENGINE-\\d|could not execute|SQL \\[|StatementCallback|persistence layer|Exception: ).*"));
    private final MessageSource messages;
    private final Translations translations;

    FailureWords(MessageSource messages, Translations translations) {
        this.messages = messages;
        this.translations = translations;
    }

    private record Kind(String name, Pattern says) {}

    /** {@code own}: what the step said itself; null where {@code sentence} is just that. {@code known}: the sentence says all that most need. */
    public record Told(String sentence, String own, boolean known) {

        /** Where there is room for one only. */
        public String inOneLine() {
            return known ? sentence : own;
        }
    }

    public Told told(String why, Locale language) {
        if (why == null || why.isBlank()) return new Told(say("ours", language), null, true);
        var topic = OF_A_TOPIC.matcher(why);
        var said = topic.matches() ? topic.group(1) : why;
        for (var kind : KINDS) {
            var match = kind.says.matcher(said);
            if (match.matches()) return new Told(say(kind.name, language, match.groupCount() == 0 ? new Object[0] : new Object[] {match.group(1)}), said, true);
        }
        var words = translations.of(said, language);
        return words.equals(said) && language.getLanguage().equals("de") ? new Told(say("other", language), said, false) : new Told(words, null, true);
    }

    private String say(String kind, Locale language, Object... named) {
        return messages.getMessage("incident.why." + kind, named, language);
    }

    private static Kind kind(String name, String says) {
        return new Kind(name, Pattern.compile(says, Pattern.DOTALL));
    }
}
