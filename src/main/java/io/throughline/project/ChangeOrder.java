package io.throughline.project;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What is to be agreed otherwise for a project from {@code validFrom} on. {@code termsVersion}: the version of its terms that it made; null for none. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeOrder(String projectCode, int number, String title, LocalDate validFrom, Changes changes, String proposedBy, Instant proposedAt, State state, Integer termsVersion, Instant decidedAt) {

    public enum State { PROPOSED, ACCEPTED, REFUSED, WITHDRAWN }

    /** What is new; null leaves it as it is. Amounts in the project's currency, as they are to be and not by how much they change. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Changes(@JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal budgetHours, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal budgetAmount,
                          @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal cap, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal price, List<MilestoneChange> milestones,
                          List<Terms.Instalment> instalments) {
        public Changes {
            milestones = milestones == null ? List.of() : List.copyOf(milestones);
            instalments = instalments == null ? List.of() : List.copyOf(instalments);
        }
    }

    /** One that is added, or by its name one that is moved or priced otherwise. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MilestoneChange(String name, LocalDate dueDate, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount) {}
}
