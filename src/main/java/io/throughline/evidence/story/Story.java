package io.throughline.evidence.story;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.throughline.billing.LinePricing;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An invoice from the project's confirmation to the last cent, as our own tables tell it; {@code people} are the names of the codes in it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Story(Invoice invoice, List<Answer> answers, List<Entry> timeline, List<Line> lines, List<Approval> approvals, List<Entry> changedAfterApproval, List<Run> processes, List<Task> tasks, List<Decision> decisions,
                    List<Failure> failures, Movements movements, List<Paper> documents, List<Letter> letters, List<Entry> changesMeanwhile, Seal seal, Map<String, String> people) {

    /** The first project is the one that it is filed under. */
    public record Invoice(long draftId, String number, List<Project> projects, String clientCode, String clientName,
                          Money net, Money vat, Money gross, LocalDate issueDate, LocalDate dueDate, LocalDate upTo, long runId, String draftedBy, Instant draftedAt, String issuedBy,
                          String contentSha256, String standing, LocalDate settledOn, String numberBefore, String numberAfter, Review review, Mailing mailing, String tax) {

        @JsonProperty
        public String projectCode() {
            return projects.get(0).code();
        }

        List<String> projectCodes() {
            return projects.stream().map(Project::code).toList();
        }

        public String projectNames() {
            return projects.stream().map(Project::name).collect(Collectors.joining(", "));
        }
    }

    public record Project(String code, String name, String managerCode, String billingModel) {}

    public record Review(String reviewer, boolean approved, String comment, Instant at) {}

    /** {@code to} is empty where it went by post. */
    public record Mailing(String to, Instant at) {}

    /** An entry of the journal; {@code place} is its place in the sealed log, null until it is sealed. */
    public record Entry(long id, Instant at, String actor, String reason, String event, String subject, @JsonRawValue String facts, Long place) {}

    /** Who approved hours or expenses of whom; {@code byOwner}: their own, as the firm's rule for owners lets them. */
    public record Approval(String person, String approvedBy, String firstApprovedBy, boolean byOwner) {}

    /** {@code behind}: how many entries and expenses are on it. */
    public record Line(int position, String kind, String description, Money amount, String formula, String exact, String rounding, String rateFrom, List<LinePricing.Priced> rates, Integer terms, int behind, List<Item> items) {}

    /** What is behind a line: {@code history} are all entries of the journal about it. */
    public record Item(String kind, long id, LocalDate day, String person, String task, BigDecimal quantity, String note, Long sheetId, String week, String firstApprovedBy, String approvedBy,
                       Instant approvedAt, boolean byOwner, List<Entry> history) {}

    /** {@code drawn}: one a model that it ran by; more than one where it was moved to another version on the way. */
    public record Run(String instanceId, String process, String businessKey, Instant startedAt, String startedBy, String definitionId, int version, String modelSha256, int begunWithVersion,
                      String ended, Instant endedAt, List<String> entered, List<String> taken, List<Drawn> drawn, List<String> strayed) {}

    /** The part of the way that went by one version, to be drawn on it. */
    public record Drawn(String definitionId, int version, String modelSha256, List<String> entered, List<String> taken) {}

    /** {@code decidedBy} is a sign-in, {@code decider} the person whose it is; {@code seen} is what the task showed when it was decided, as JSON; {@code skippedBy}: the final approver who left it out, and why. */
    public record Task(String taskId, String task, String name, String instanceId, String process, String businessKey, Instant offeredAt, String assignee, String groups, List<Entry> handedOn,
                       String decidedBy, String decider, Instant decidedAt, String skippedBy, String skippedBecause, Instant withdrawnAt, String seenSha256, Instant seenAt, @JsonRawValue String seen) {}

    /** {@code row} counts from 1 as the table is drawn. */
    public record Decision(long entryId, Instant at, String decision, int version, String definitionId, String instanceId, String step, @JsonRawValue String inputs, @JsonRawValue String rows, List<Integer> row) {}

    public record Failure(Instant at, String step, String process, String why, List<Entry> retries) {}

    public record Paper(String kind, String about, String sha256, long bytes, Instant madeAt, boolean sealed, boolean whole) {}

    public record Letter(long id, String to, String subject, String state, Instant writtenAt, String writtenBy, Instant takenAt, Instant sentAt, Instant bouncedAt, int tries, String trouble, List<Enclosure> enclosed) {}

    public record Enclosure(String fileName, String sha256, long bytes) {}

    /** Everything that made it larger or smaller. */
    public record Movements(List<Payment> payments, List<Reminder> reminders, List<Dispute> disputes, List<CreditNote> creditNotes, List<WriteOff> writeOffs, List<Posting> postings, List<Vat> vat) {}

    public record Payment(LocalDate paidOn, Money amount, String reference, String receivedBy, Instant receivedAt) {}

    public record Reminder(int level, LocalDate sentOn, Money open, long mailId) {}

    public record Dispute(String reason, String openedBy, Instant openedAt, String settledBy, Instant settledAt, String outcome) {}

    public record CreditNote(String number, LocalDate issueDate, Money gross, String reason, String issuedBy) {}

    public record WriteOff(String reason, String requestedBy, Instant requestedAt, String decidedBy, Instant decidedAt, Boolean confirmed, Money amount) {}

    public record Posting(long entryId, LocalDate day, String event, String narrative, String postedBy, String account, String accountName, Money debit, Money credit) {}

    public record Vat(String category, BigDecimal percent, Money base, Money amount, String reason) {}

    public record Seal(long entries, long sealed, String logId, Long checkpointSize, Instant checkpointAt, String keyId) {}

    /** {@code good} is null where the question does not arise. */
    public record Answer(String key, String question, Boolean good, List<String> sentences) {}
}
