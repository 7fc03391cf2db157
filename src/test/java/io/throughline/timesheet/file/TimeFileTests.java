package io.throughline.timesheet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.api.CsvFile;
import io.throughline.api.InvalidInput;
import org.junit.jupiter.api.Test;

/** Three systems' ways of writing the same down, and what is wrong by line and column. */
class TimeFileTests {

    @Test
    void readsWhatThreeSystemsWrite() {
        var harvest = TimeFile.read(CsvFile.read("\uFEFFDate,Client,Project,Project Code,Task,Notes,Hours,Billable?,First Name,Last Name\n2026-01-05,Nord,Tide,ND-1,Design,\"a, \"\"b\"\"\",1.5,Yes,Ben,Osei\n"), null);
        assertThat(harvest.shape).isEqualTo(TimeFileShape.HARVEST);
        assertThat(harvest.lines).singleElement().extracting(TimeFileTests::said).isEqualTo("2: 2026-01-05 | Ben Osei | ND-1 | Design | 1.50 | true | a, \"b\"");
        var kimai = TimeFile.read(CsvFile.read("Date,From,To,Duration,Rate,User,Username,Customer,Project,Activity,Description,Exported,Billable\n2026-01-05,09:00,10:20,1:20,80,Ben Osei,ben,Nord,Tide,Design,x,0,0\n"), null);
        assertThat(kimai.lines).singleElement().extracting(TimeFileTests::said).isEqualTo("2: 2026-01-05 | ben | Tide | Design | 1.33 | false | x");
        var quickbooks = TimeFile.read(CsvFile.read("username,fname,lname,local_date,hours,jobcode_1,jobcode_2,notes\n,Ben,Osei,2026-01-05,7.75,Tide,Design,\n"), null);
        assertThat(quickbooks.lines).singleElement().extracting(TimeFileTests::said).isEqualTo("2: 2026-01-05 | Ben Osei | Tide | Design | 7.75 | null | ");
    }

    @Test
    void tellsWhatIsWrongByLineAndColumn() {
        var file = TimeFile.read(CsvFile.read("Date,Project,Task,Hours,Billable?,Last Name\n05/01/2026,T,D,1,Yes,Osei\n2026-01-05,T,D,long,Yes,Osei\n2026-01-05,T,D,1,perhaps,Osei\n2026-01-05,T\n"), null);
        assertThat(file.file.problems().stream().map(p -> p.field() + ": " + p.message())).containsExactly(
                "line 2, column Date: '05/01/2026' is no date; write 2026-01-31.", "line 3, column Hours: 'long' is no time; write 1.5 or 1:30.",
                "line 4, column Billable?: 'perhaps' is neither yes nor no.", "line 5: It has 2 fields, the header has 6.");
        assertThatThrownBy(() -> TimeFile.read(CsvFile.read("a,b\n1,2\n"), null)).isInstanceOf(InvalidInput.class).hasMessageContaining("none of the shapes");
        assertThatThrownBy(() -> TimeFile.read(CsvFile.read("a,b\n1,2\n"), TimeFileShape.KIMAI)).isInstanceOf(InvalidInput.class).hasMessageContaining("Duration");
        assertThatThrownBy(() -> TimeFile.read(CsvFile.read("Date,Date\n\"x"), null)).isInstanceOf(InvalidInput.class);
    }

    private static String said(TimeFile.Line l) {
        return "%d: %s | %s | %s | %s | %s | %s | %s".formatted(l.row().line(), l.date(), l.person(), l.project(), l.task(), l.hours(), l.billable(), l.note());
    }
}
