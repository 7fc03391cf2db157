package io.throughline.process.approval;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.process.Inbox;
import io.throughline.process.WorkFixture;
import io.throughline.project.Projects;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.SheetLine;
import io.throughline.timesheet.Timesheets.LineState;
import io.throughline.timesheet.Timesheets;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A person with a week to fill, a project that is worked on in it, and its manager. */
@ThroughlineTest
public abstract class OneWeek {
    @Autowired ApplicationContext house;
    @Autowired public Projects projects;
    @Autowired Timesheets timesheets;
    @Autowired Inbox inbox;
    @Autowired public Times times;
    @Autowired RuntimeService runtime;
    public WorkFixture work;
    public String author;
    public String manager;
    public String project;
    public LocalDate monday;
    public String key;

    @BeforeEach
    void aProjectAndItsPeople() {
        work = new WorkFixture(house);
        monday = work.monday();
        author = work.person();
        manager = work.person();
        project = work.project(manager);
        key = author + "/" + IsoWeek.of(monday);
    }

    List<LineState> states() {
        return timesheets.week(author, IsoWeek.of(monday)).lines().stream().map(SheetLine::state).toList();
    }

    SheetLine line(long id) {
        return timesheets.week(author, IsoWeek.of(monday)).lines().stream().filter(l -> l.id() == id).findFirst().orElseThrow();
    }

    long running(String businessKey) {
        return runtime.createProcessInstanceQuery().processDefinitionKey("timesheet-approval").processInstanceBusinessKey(businessKey).count();
    }
}
