package io.throughline.evidence;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A trigger on every table of ours that notes which transaction wrote: what the journal must tell, seen from below it. */
final class WritesSeen {
    private static final String TABLES = """
            select table_name from information_schema.tables where table_schema = 'app' and table_type = 'BASE TABLE'
            and table_name not in ('write_seen', 'flyway_schema_history')""";
    private final JdbcClient jdbc;

    WritesSeen(JdbcClient jdbc) {
        this.jdbc = jdbc;
        jdbc.sql("create table if not exists app.write_seen (written_in bigint, tab text, op text, constraint write_seen_pk primary key (written_in, tab, op))").update();
        jdbc.sql("""
                create or replace function app.see_write() returns trigger language plpgsql as $$
                begin
                    insert into app.write_seen values (pg_current_xact_id()::text::bigint, tg_table_name, tg_op) on conflict do nothing;
                    return null;
                end $$""").update();
        for (var table : tables()) jdbc.sql("create trigger zz_see_write after insert or update or delete on app." + table + " for each row execute function app.see_write()").update();
    }

    private List<String> tables() {
        return jdbc.sql(TABLES).query(String.class).list();
    }

    /** "table OP" of every transaction that wrote without a word in the journal, those tables apart that tell no fact of the business. */
    List<String> untold(List<String> apart) {
        return jdbc.sql("""
                select distinct tab || ' ' || op from app.write_seen w
                where not exists (select from app.journal_entry e where e.written_in = w.written_in)""").query(String.class).list().stream().filter(w -> !apart.contains(w.split(" ")[0])).sorted().toList();
    }

    long withoutActor() {
        return jdbc.sql("select count(*) from app.journal_entry where coalesce(actor, '') = ''").query(Long.class).single();
    }

    /** The same fact twice in one transaction. */
    String twice() {
        return jdbc.sql("""
                select event from app.journal_entry e join (select distinct written_in from app.write_seen) w using (written_in)
                where event not in ('DecisionMade', 'EvidenceRead') group by written_in, event, subject, facts having count(*) > 1""").query(String.class).list().stream().distinct().collect(Collectors.joining(", "));
    }

    void away() {
        for (var table : tables()) jdbc.sql("drop trigger if exists zz_see_write on app." + table).update();
        jdbc.sql("drop table app.write_seen").update();
        jdbc.sql("drop function app.see_write()").update();
    }
}
