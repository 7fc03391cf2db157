package io.throughline.project;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What an hour sells for at a place, from a day on, in the currency of whichever project the hour goes to. {@code validTo}: the last day;
 * null until the next one begins. Codes are null where the place does not need them.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BillRate(RatePlace place, String projectCode, String taskCode, String clientCode, String personCode, String role, LocalDate validFrom,
                       LocalDate validTo, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal rate) {

    /** The place follows from who is named: a project with a person, a role or a task of it; a client; a role; or nobody, the firm's own. */
    public static BillRate of(String projectCode, String taskCode, String clientCode, String personCode, String role, LocalDate validFrom, LocalDate validTo, BigDecimal rate) {
        return new BillRate(place(projectCode, taskCode, clientCode, personCode, role), projectCode, taskCode, clientCode, personCode, role, validFrom, validTo, rate);
    }

    private static RatePlace place(String projectCode, String taskCode, String clientCode, String personCode, String role) {
        if (projectCode != null) return personCode != null ? RatePlace.PERSON_ON_PROJECT : role != null ? RatePlace.ROLE_ON_PROJECT : taskCode != null ? RatePlace.TASK : RatePlace.PROJECT;
        return clientCode != null ? RatePlace.CLIENT : role != null ? RatePlace.ROLE : RatePlace.FIRM;
    }

    String subject() {
        return switch (place) {
            case PERSON_ON_PROJECT -> personCode;
            case ROLE_ON_PROJECT, ROLE -> role;
            case TASK -> taskCode;
            case CLIENT -> clientCode;
            default -> "";
        };
    }
}
