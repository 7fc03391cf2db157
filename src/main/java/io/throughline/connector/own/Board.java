package io.throughline.connector.own;

import io.throughline.api.InvalidInput;
import io.throughline.api.Unknown;
import io.throughline.connector.ConnectorFacts.CardMoved;
import io.throughline.connector.ConnectorFacts.CardsAdded;
import io.throughline.connector.Work;
import io.throughline.firm.FirmClock;
import io.throughline.project.ProjectTask;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The built-in board: a card for each task of a project, in three columns. Tasks that came later stand in the first. */
@Component
class Board {

    enum Column { TO_DO, DOING, DONE }

    record Card(String taskCode, String title, Column column, String assigneeCode, LocalDate dueDate) {}

    record View(String projectCode, String name, List<Card> cards) {}

    private final JdbcClient db;
    private final Work work;
    private final ApplicationEventPublisher events;
    private final FirmClock clock;

    Board(JdbcClient db, Work work, ApplicationEventPublisher events, FirmClock clock) {
        this.db = db;
        this.work = work;
        this.events = events;
        this.clock = clock;
    }

    /** Made once; made again, it gets the cards that are missing. */
    @Transactional
    public void create(String projectCode) {
        var project = work.project(projectCode);
        db.sql("insert into app.board (project_code, name, made_at) values (?, ?, ?) on conflict (project_code) do nothing")
                .params(project.code(), project.name(), Timestamp.from(clock.instant())).update();
        addCards(work.tasks(projectCode));
    }

    View view(String projectCode) {
        var name = db.sql("select name from app.board where project_code = ?").param(projectCode).query(String.class).optional()
                .orElseThrow(() -> new Unknown("board of project", projectCode));
        var columns = db.sql("select task_code, board_column from app.board_card where project_code = ?").param(projectCode)
                .query((row, n) -> Map.entry(row.getString(1), Column.valueOf(row.getString(2)))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new View(projectCode, name, work.tasks(projectCode).stream()
                .map(t -> new Card(t.code(), t.name(), t.done() ? Column.DONE : columns.getOrDefault(t.code(), Column.TO_DO), t.assigneeCode(), t.dueDate())).toList());
    }

    @Transactional
    public View move(String projectCode, String taskCode, String column) {
        if (Arrays.stream(Column.values()).noneMatch(c -> c.name().equals(column))) {
            throw new InvalidInput("column", "'%s' is none of TO_DO, DOING, DONE".formatted(column));
        }
        var task = work.tasks(projectCode).stream().filter(t -> t.code().equals(taskCode)).findFirst().orElseThrow(() -> new Unknown("card", taskCode));
        view(projectCode);
        addCards(List.of(task));
        int moved = db.sql("update app.board_card set board_column = :column where project_code = :project and task_code = :task and board_column <> :column").param("column", column)
                .param("project", projectCode).param("task", taskCode).update();
        if (moved == 1) events.publishEvent(new CardMoved(projectCode, taskCode, column));
        return view(projectCode);
    }

    private void addCards(List<ProjectTask> tasks) {
        if (tasks.isEmpty()) return;
        var project = tasks.get(0).projectCode();
        var added = db.sql("insert into app.board_card (project_code, task_code, board_column) select ?, * from unnest(?::text[], ?::text[]) on conflict (project_code, task_code) do nothing returning task_code")
                .params(project, tasks.stream().map(ProjectTask::code).toArray(String[]::new), tasks.stream().map(t -> (t.done() ? Column.DONE : Column.TO_DO).name()).toArray(String[]::new))
                .query(String.class).list();
        if (!added.isEmpty()) events.publishEvent(new CardsAdded(project, added));
    }
}
