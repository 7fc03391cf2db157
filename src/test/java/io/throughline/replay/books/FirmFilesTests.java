package io.throughline.replay.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.replay.ExpectedBooks;
import io.throughline.replay.SharedFirm;
import io.throughline.replay.SyntheticFirm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A small sound firm, and then one thing wrong with it. */
class FirmFilesTests {
    @TempDir Path folder;

    @BeforeEach
    void soundFirm() throws IOException {
        write("firm.json", """
                {
                  "name": "Muster", "street": "Weg 1", "postcode": "1", "city": "Berlin", "country": "DE", "currency": "EUR",
                  "vat_id": "DE1", "tax_number": "1", "iban": "DE1", "bic": "B", "email": "a@b.example",
                  "domestic_vat_percent": "19.00",
                  "first_day": "2020-01-01", "last_day": "2020-03-31"
                }""");
        write("clients.csv", "client_code,name,country,currency,payment_terms_days,email\nC1,Client,NL,USD,14,c@c.example\n");
        write("people.csv", "person_code,name,role,cost_rate,bill_rate,email\nP1,Anna,Consultant,50.00,100.00,p1@b.example\nP2,Ben,Consultant,50,100,p2@b.example\n");
        write("projects.csv", "project_code,name,client_code,manager_code,billing_model,currency,start_date,budget_hours,budget_amount\n"
                + "J1,Job,C1,P1,TIME_AND_MATERIALS,USD,2020-01-02,10,100.00\nJ2,Job,C1,P1,FIXED_FEE,USD,2020-01-02,0,100.00\n");
        write("tasks.csv", "project_code,task_code,name,category,priority,estimate_hours,billable\nJ1,T1,Task,Dev,1,0.5,true\nJ2,T2,Task,Dev,1,0.5,true\n");
        write("time-entries.csv", "entry_id,work_date,person_code,project_code,task_code,hours,billable,note\n"
                + "E1,2020-01-02,P1,J1,T1,8.25,true,\nE2,2020-01-03,P1,J1,T1,8,true,\"two\nlines\"\nE3,2020-01-03,P2,J2,T2,20,false,\n");
        write("expenses.csv", "expense_id,expense_date,person_code,project_code,category,amount,currency,billable,markup_percent\nX1,2020-01-03,P1,J1,MEALS,10.00,USD,true,5\n");
        write("fx-rates.csv", "rate_date,currency,per_eur\n2020-01-01,USD,1.1\n");
        write("payment-behaviour.csv", "client_code,ordinal,days_to_settle,days_late,disputed\nC1,1,5,0,false\nC1,2,50,0,true\n");
    }

    @Test
    void readsASoundFirm() throws IOException {
        write("people.csv", "\uFEFF" + Files.readString(folder.resolve("people.csv")).replace("\n", "\r\n"));
        var firm = FirmFiles.read(folder);
        assertThat(firm.people()).extracting(p -> p.code()).containsExactly("P1", "P2");
        assertThat(firm.entries()).hasSize(3);
        assertThat(firm.entries().get(1).note()).isEqualTo("two\nlines");
        assertThat(firm.settlements()).hasSize(2);
    }

    @Test
    void readsEverySyntheticFirm() throws IOException {
        for (long seed = 1; seed <= 50; seed++) {
            var firm = FirmFiles.read(SyntheticFirm.fit(seed).into(Files.createTempDirectory(folder, "firm")));
            assertThat(new ExpectedBooks(firm).margins).hasSameSizeAs(firm.projects());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            time-entries.csv | 2020-01-02,P1 | 2020-02-30,P1  | time-entries.csv:2:2: work_date: '2020-02-30' is no date
            time-entries.csv | 2020-01-02,P1 | 2020-01-01,P1  | time-entries.csv:2:2: work_date: 2020-01-01 is before the start of project J1
            time-entries.csv | 2020-01-02,P1 | 2020-04-01,P1  | time-entries.csv:2:2: work_date: 2020-04-01 is after the last_day
            time-entries.csv | 8.25 | -1      | time-entries.csv:2:6: hours: -1 is less than 0.01
            time-entries.csv | 8.25 | 0       | time-entries.csv:2:6: hours: 0 is less than 0.01
            time-entries.csv | 8.25 | NaN     | time-entries.csv:2:6: hours: 'NaN' is no number
            time-entries.csv | 8.25 | Infinity | time-entries.csv:2:6: hours: 'Infinity' is no number
            time-entries.csv | 8.25 | 25      | time-entries.csv:2:6: hours: 25 is more than 24
            time-entries.csv | 8.25 | 8.255   | time-entries.csv:2:6: hours: 8.255 has more than 2 decimals
            time-entries.csv | 8.25 | 1e1     | time-entries.csv:2:6: hours: '1e1' is no number
            time-entries.csv | 2020-01-03,P2 | 2020-01-03,P1 | time-entries.csv:5:6: hours: P1 has 28 hours on 2020-01-03 by this line
            time-entries.csv | P2,J2 | P9,J2  | time-entries.csv:5:3: person_code: there is no person P9
            time-entries.csv | J2,T2 | J9,T2  | time-entries.csv:5:4: project_code: there is no project J9
            time-entries.csv | J2,T2 | J2,T1  | time-entries.csv:5:5: task_code: the project J2 has no task T1
            time-entries.csv | E3 | E1        | time-entries.csv:5:1: entry_id: the entry E1 is already in line 2
            time-entries.csv | 8.25,true | 8.25,yes | time-entries.csv:2:7: billable: 'yes' is neither true nor false
            time-entries.csv | 8.25,true, | 8.25,true | time-entries.csv:2:7: the row has 7 fields, the header 8
            time-entries.csv | 8.25,true, | 8.25,true,, | time-entries.csv:2:9: the row has 9 fields, the header 8
            time-entries.csv | lines" | lines | time-entries.csv:3:1: the record that starts here can't be read
            time-entries.csv | ,hours, | ,hour, | time-entries.csv:1:8: the column hours is missing
            clients.csv | NL | XX             | clients.csv:2:3: country: 'XX' is no country
            clients.csv | USD | US            | clients.csv:2:4: currency: 'US' is no currency
            clients.csv | c@c.example | c.example | clients.csv:2:6: email: 'c.example' is no e-mail address
            clients.csv | 14 | -14            | clients.csv:2:5: payment_terms_days: -14 is less than 0
            people.csv | P2 | P1              | people.csv:3:1: person_code: the person P1 is already in line 2
            people.csv | P2 | DIRECTOR        | people.csv:3:1: person_code: DIRECTOR is the code of somebody
            people.csv | 50.00 | -50.00       | people.csv:2:4: cost_rate: -50.00 is less than 0
            people.csv | 100.00 | ten         | people.csv:2:5: bill_rate: 'ten' is no number
            projects.csv | TIME_AND_MATERIALS | HOURLY | projects.csv:2:5: billing_model: 'HOURLY' is none of
            projects.csv | J1,Job,C1 | J1,Job,C2 | projects.csv:2:3: client_code: there is no client C2
            projects.csv | C1,P1,F | C1,P7,F  | projects.csv:3:4: manager_code: there is no person P7
            projects.csv | 10,100.00 | 10,-100.00 | projects.csv:2:9: budget_amount: -100.00 is less than 0
            tasks.csv | J2,T2 | J1,T1         | tasks.csv:3:2: task_code: the task J1/T1 is already in line 2
            expenses.csv | 10.00,USD | 10.00,EUR | expenses.csv:2:7: currency: EUR is not the currency of project J1, which is USD
            expenses.csv | 10.00 | -10.00     | expenses.csv:2:6: amount: -10.00 is less than 0.01
            expenses.csv | true,5 | true,-5   | expenses.csv:2:9: markup_percent: -5 is less than 0
            fx-rates.csv | 2020-01-01 | 2020-01-04 | projects.csv:2:6: currency: USD has no rate in fx-rates.csv on or before 2020-01-03
            fx-rates.csv | 1.1 | 0            | fx-rates.csv:2:3: per_eur: 0 is less than 0.000001
            payment-behaviour.csv | C1,2 | C1,3 | payment-behaviour.csv:3:2: ordinal: 3 follows 1 of C1
            payment-behaviour.csv | C1,2 | C1,1 | payment-behaviour.csv:3:2: ordinal: the ordinal 1 of C1 is already in line 2
            payment-behaviour.csv | C1,1 | C7,1 | payment-behaviour.csv:2:1: client_code: there is no client C7
            firm.json | "19.00" | "190"       | firm.json:4:27: domestic_vat_percent: '190' is no percentage
            firm.json | 2020-03-31 | 2019-03-31 | firm.json:5:42: last_day: 2019-03-31 is before first_day 2020-01-01
            firm.json | "Berlin", | "Berlin"  | firm.json:2:74: broken JSON
            firm.json | "iban" | "ibann"      | firm.json:1:1: iban: is missing
            """)
    void tellsFileLineColumnAndReason(String file, String sound, String broken, String finding) throws IOException {
        replace(file, sound, broken);
        assertThat(findings()).first().asString().startsWith(finding);
    }

    @ParameterizedTest
    @ValueSource(strings = {"firm.json", "clients.csv", "people.csv", "projects.csv", "tasks.csv", "time-entries.csv", "expenses.csv", "fx-rates.csv", "payment-behaviour.csv"})
    void tellsWhichFileIsMissingAndNothingThatOnlyFollowsFromThat(String file) throws IOException {
        Files.delete(folder.resolve(file));
        assertThat(findings()).singleElement().asString().startsWith(file + ":1:1: the file is missing");
    }

    @Test
    void refusesLineBreaksInNamesAndCodes() throws IOException {
        replace("clients.csv", ",Client,", ",\"Cli\r\nent\",");
        assertThat(findings()).first().asString().isEqualTo("clients.csv:2:2: name: 'Cli\\u000d\\u000aent' holds a line break or another control character");
        soundFirm();
        replace("people.csv", "P2,", "\"P\n2\",");
        assertThat(findings()).first().asString().startsWith("people.csv:3:1: person_code: 'P\\u000a2' is no code");
    }

    @Test
    void refusesAMegabyteInANote() throws IOException {
        replace("time-entries.csv", "8.25,true,", "8.25,true," + "x".repeat(1 << 20));
        assertThat(findings()).first().asString().isEqualTo("time-entries.csv:2:8: note: has 1,048,576 characters; 10,000 are allowed");
    }

    @Test
    void refusesAnotherEncoding() throws IOException {
        Files.write(folder.resolve("people.csv"), Files.readString(folder.resolve("people.csv")).replace("Ben", "Bénard").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(findings()).singleElement().asString().startsWith("people.csv:3:5: the byte 0xE9 here is no UTF-8");
    }

    @Test
    void listsTheFirstHundredFindingsAndCountsTheRest() throws IOException {
        var lines = new ArrayList<>(List.of("entry_id,work_date,person_code,project_code,task_code,hours,billable,note"));
        for (int i = 1; i <= 250; i++) lines.add("E%d,2020-01-02,P1,J1,T1,0,true,".formatted(i));
        write("time-entries.csv", String.join("\n", lines));
        assertThatThrownBy(() -> FirmFiles.read(folder)).isInstanceOf(FirmFilesRefused.class).hasMessageEndingWith("… and 150 more findings");
        assertThat(findings()).hasSize(100);
    }

    @Test
    void readsTheRealFirm() {
        assertThat(FirmFiles.read(SharedFirm.folder()).entries()).hasSize(58877);
    }

    private List<Finding> findings() {
        try {
            FirmFiles.read(folder);
            return List.of();
        } catch (FirmFilesRefused refused) {
            return refused.findings();
        }
    }

    private void replace(String file, String sound, String broken) throws IOException {
        var text = Files.readString(folder.resolve(file));
        assertThat(text).contains(sound);
        int at = text.indexOf(sound);
        write(file, text.substring(0, at) + broken + text.substring(at + sound.length()));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
