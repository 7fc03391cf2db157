package io.throughline.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A trigger on every table of ours that notes each row that is written: what the journal must tell, seen from below it. {@code told.txt} says which entries tell
 * of a row, and for which tables nothing is told and why.
 */
public final class WritesSeen {
    private static final Path RULES = Path.of("src/test/resources/told.txt");
    private static final Pattern FIELD = Pattern.compile("\\{(\\w+)}");
    private static final String TABLES = """
            select table_name from information_schema.tables where table_schema = 'app' and table_type = 'BASE TABLE'
            and table_name not in ('write_seen', 'flyway_schema_history') order by 1""";
    private final JdbcClient jdbc;

    public WritesSeen(JdbcClient jdbc) {
        this.jdbc = jdbc;
        jdbc.sql("create table app.write_seen (id bigint generated always as identity, written_in bigint, tab text, op text, changed text[], row jsonb)").update();
        jdbc.sql("""
                create function app.see_write() returns trigger language plpgsql as $$
                declare
                    seen jsonb := case tg_op when 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
                    named text[] := '{}';
                begin
                    if tg_op = 'UPDATE' then
                        select coalesce(array_agg(n.key order by n.key), '{}') into named from jsonb_each(to_jsonb(new)) n where n.value is distinct from to_jsonb(old) -> n.key;
                        if named = '{}' then return null; end if;
                    end if;
                    insert into app.write_seen (written_in, tab, op, changed, row) values (pg_current_xact_id()::text::bigint, tg_table_name, tg_op, named, seen - array['content', 'seen', 'body']);
                    return null;
                end $$""").update();
        for (var table : tables()) jdbc.sql("create trigger zz_see_write after insert or update or delete on app." + table + " for each row execute function app.see_write()").update();
    }

    private List<String> tables() {
        return jdbc.sql(TABLES).query(String.class).list();
    }

    public long rows() {
        return jdbc.sql("select count(*) from app.write_seen").query(Long.class).single();
    }

    /** Rows that no entry of their transaction tells of, with what was told there instead. */
    public List<String> untold() {
        var told = rules();
        return tables().stream().flatMap(table -> jdbc.sql("""
                select w.tab || ' ' || w.op || ' ' || w.changed::text || ' ' || left(w.row::text, 160) || ' told: ' ||
                       coalesce((select string_agg(distinct e.event || '@' || e.subject, ', ') from app.journal_entry e where e.written_in = w.written_in), 'nothing')
                from app.write_seen w where w.tab = ? and not (%s) order by w.id limit 5""".formatted(told.get(table))).param(table).query(String.class).list().stream()).toList();
    }

    /** By table: whether the row {@code w} is told, in SQL. */
    private static Map<String, String> rules() {
        try (var lines = Files.lines(RULES, StandardCharsets.UTF_8)) {
            return lines.filter(l -> !l.isBlank() && !l.startsWith("#")).map(l -> l.split("\\|", 2))
                    .collect(Collectors.toMap(l -> l[0].strip(), l -> Arrays.stream(l[1].split("\\|")).map(part -> condition(part.strip())).collect(Collectors.joining(" or "))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String condition(String part) {
        if (part.startsWith("- ")) return "true";
        var words = part.split("\\s+");
        // Where only that column changed, nothing is told.
        if (part.startsWith("-")) return "w.changed = array['%s']".formatted(words[0].substring(1));
        var events = Arrays.stream(words).skip(1).map(e -> "'" + e + "'").collect(Collectors.joining(", "));
        return told("e.event in (" + events + ")" + (words[0].equals("*") ? "" : " and e.subject = " + subject(words[0])));
    }

    private static String told(String how) {
        return "exists (select from app.journal_entry e where e.written_in = w.written_in and " + how + ")";
    }

    /** {@code timesheet:{sheet_id}} in SQL. */
    private static String subject(String pattern) {
        var sql = new StringBuilder("'");
        int at = 0;
        for (var field = FIELD.matcher(pattern); field.find(); at = field.end()) {
            sql.append(pattern, at, field.start()).append("' || (w.row ->> '").append(field.group(1)).append("') || '");
        }
        return sql.append(pattern.substring(at)).append("'").toString();
    }

    public long withoutActor() {
        return jdbc.sql("select count(*) from app.journal_entry where coalesce(actor, '') = ''").query(Long.class).single();
    }

    /** The same fact twice in one transaction. */
    public String twice() {
        return jdbc.sql("""
                select event || ' ' || subject from app.journal_entry e join (select distinct written_in from app.write_seen) w using (written_in)
                where event not in ('DecisionMade', 'EvidenceRead') group by written_in, event, subject, facts having count(*) > 1""").query(String.class).list().stream().distinct().collect(Collectors.joining(", "));
    }

    public void away() {
        for (var table : tables()) jdbc.sql("drop trigger if exists zz_see_write on app." + table).update();
        jdbc.sql("drop table app.write_seen").update();
        jdbc.sql("drop function app.see_write()").update();
    }
}
