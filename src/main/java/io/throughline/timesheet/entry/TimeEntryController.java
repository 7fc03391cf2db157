package io.throughline.timesheet.entry;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.throughline.api.InvalidInput;
import io.throughline.api.InvalidInput.Problem;
import io.throughline.api.PageOf;
import io.throughline.people.People;
import io.throughline.timesheet.Timesheets.LineState;
import io.throughline.timesheet.Timesheets.NewEntry;
import io.throughline.timesheet.Timesheets.TimeEntryView;
import io.throughline.timesheet.Timesheets;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/time-entries")
class TimeEntryController {
    /** What an answer has besides; it may come back with a change and is not listened to. */
    private static final List<String> ANSWERED = List.of("id", "state", "comment");

    private final Timesheets timesheets;
    private final EntryQuery query;
    private final People people;
    private final ObjectMapper json;

    TimeEntryController(Timesheets timesheets, EntryQuery query, People people, ObjectMapper json) {
        this.timesheets = timesheets;
        this.query = query;
        this.people = people;
        this.json = json;
    }

    /** One entry, or a list: all or nothing. Answers in kind. Without {@code personCode}, the caller's own. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(oneOf = {NewEntry.class, NewEntry[].class})))
    Object log(@RequestBody JsonNode body, Authentication who) {
        if (!body.isArray()) {
            try {
                return timesheets.log(own(read(List.of(body)), who)).get(0);
            } catch (InvalidInput problem) {
                throw TimeLog.ofOne(problem);
            }
        }
        var nodes = new ArrayList<JsonNode>();
        body.forEach(nodes::add);
        return timesheets.log(own(read(nodes), who));
    }

    @GetMapping
    PageOf<TimeEntryView> list(@RequestParam(required = false) String personCode, @RequestParam(required = false) String projectCode,
                               @RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to,
                               @RequestParam(required = false) LineState state, @RequestParam(defaultValue = "0") int page,
                               @RequestParam(defaultValue = "50") int size, Authentication who) {
        var caller = people.caller(who);
        var person = personCode == null && !caller.seesEverybody() ? caller.personCode() : personCode;
        if (person != null) caller.mustSee(person);
        return query.page(new EntryQuery.Filter(person, projectCode, from, to, state), page, size);
    }

    /** Its ETag goes back as If-Match with a change: what somebody wrote meanwhile is not lost. */
    @GetMapping("/{id}")
    ResponseEntity<TimeEntryView> get(@PathVariable long id, Authentication who) {
        var entry = timesheets.entry(id);
        people.caller(who).mustSee(entry.personCode());
        return tagged(entry);
    }

    /** With If-Match only where nobody wrote meanwhile; else 409 says what they wrote. */
    @PutMapping("/{id}")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = NewEntry.class)))
    ResponseEntity<TimeEntryView> change(@PathVariable long id, @RequestBody JsonNode body, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String seen, Authentication who) {
        people.caller(who).mustActFor(timesheets.entry(id).personCode());
        try {
            var given = read(List.of(body instanceof ObjectNode entry ? entry.without(ANSWERED) : body)).get(0);
            return tagged(timesheets.change(id, given, seen == null || seen.equals("*") ? null : seen.replaceAll("^W/|\"", "")));
        } catch (InvalidInput problem) {
            throw TimeLog.ofOne(problem);
        }
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable long id, Authentication who) {
        people.caller(who).mustActFor(timesheets.entry(id).personCode());
        timesheets.remove(id);
    }

    private static ResponseEntity<TimeEntryView> tagged(TimeEntryView entry) {
        return ResponseEntity.ok().eTag(entry.version()).body(entry);
    }

    private List<NewEntry> own(List<NewEntry> entries, Authentication who) {
        var caller = people.caller(who);
        return entries.stream().map(e -> {
            var person = e.personCode() == null ? caller.personCode() : e.personCode();
            caller.mustActFor(person);
            return new NewEntry(e.externalId(), e.workDate(), person, e.projectCode(), e.taskCode(), e.hours(), e.billable(), e.note());
        }).toList();
    }

    private List<NewEntry> read(List<JsonNode> nodes) {
        var problems = new ArrayList<Problem>();
        var entries = new ArrayList<NewEntry>();
        for (int i = 0; i < nodes.size(); i++) {
            try {
                for (var field : nodes.get(i).properties()) {
                    if (!field.getKey().equals("note") && field.getValue().asText().indexOf('\0') >= 0) problems.add(new Problem("[" + i + "]." + field.getKey(), "holds a character that cannot be kept"));
                }
                if (!nodes.get(i).isObject()) throw new InvalidInput("[" + i + "]", "A time entry is an object with workDate, personCode, projectCode, taskCode, hours.");
                entries.add(json.readerFor(NewEntry.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).readValue(nodes.get(i)));
            } catch (UnrecognizedPropertyException e) {
                problems.add(new Problem("[" + i + "]." + e.getPropertyName(), "is not known here; known are " + e.getKnownPropertyIds()));
            } catch (JsonMappingException e) {
                var field = e.getPath().isEmpty() ? "" : "." + e.getPath().get(0).getFieldName();
                var value = e.getPath().isEmpty() ? "" : nodes.get(i).path(e.getPath().get(0).getFieldName()).asText();
                problems.add(new Problem("[" + i + "]" + field, "'%s' cannot be read.".formatted(value.length() > 100 ? value.substring(0, 100) + "…" : value)));
            } catch (IOException e) {
                problems.add(new Problem("[" + i + "]", "It cannot be read."));
            }
        }
        if (!problems.isEmpty()) throw new InvalidInput(problems);
        return entries;
    }
}
