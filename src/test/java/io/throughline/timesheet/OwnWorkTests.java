package io.throughline.timesheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.throughline.api.Refused;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.Timesheets.LineState;
import io.throughline.timesheet.entry.EntryTable;
import io.throughline.timesheet.sheet.Approval;
import io.throughline.timesheet.sheet.SheetTable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who works alone may be allowed to approve their own hours; nobody else is. */
class OwnWorkTests {
    private static final String OWNER = "P1";
    private final EntryTable entries = mock(EntryTable.class);
    private final SheetTable sheets = mock(SheetTable.class);
    private final People people = mock(People.class);
    private final List<Object> events = new ArrayList<>();
    private final Approval approval = new Approval(entries, sheets, people, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), events::add);

    @BeforeEach
    void theOwnersOwnLineNeedsTwoPairsOfEyes() {
        var week = IsoWeek.parse("2026-W05");
        when(people.personOf(OWNER)).thenReturn(OWNER);
        when(sheets.lock(7)).thenReturn(new Sheet(7, OWNER, week, 1, Sheet.State.SUBMITTED, false, Instant.EPOCH, null));
        when(entries.ofSheet(any(Long.class), any())).thenReturn(List.of(new SheetLine(1, null, LocalDate.of(2026, 1, 26), OWNER, "PR", "T1", new BigDecimal("8.00"),
                true, "", LineState.SUBMITTED, 7L, "@director", "finance", null, null, null, null)));
    }

    @Test
    void isRefusedWhereTheOwnerDoesNotDecideAlone() {
        assertRefused();
    }

    @Test
    void isAllowedToWhoWorksAloneAndMarkedAsSuch() {
        when(people.ownerDecidesAlone()).thenReturn(true);
        Actor.as(OWNER, () -> approval.decide(7, List.of(1L), Map.of()));
        assertThat(events).singleElement().isInstanceOfSatisfying(LinesApproved.class, e -> {
            assertThat(e.byOwner()).isTrue();
            assertThat(e.approver()).isEqualTo(OWNER);
        });
    }

    private void assertRefused() {
        assertThatThrownBy(() -> Actor.as(OWNER, () -> approval.decide(7, List.of(1L), Map.of())))
                .isInstanceOf(Refused.class).hasMessageContaining("your own hours (P1/2026-W05)");
        assertThat(events).isEmpty();
    }
}
