package io.throughline.billing;

import io.throughline.database.WideQueries;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/** Approved items, each by name, of which more was taken than there is; items that were taken and are not approved; and those that a rejected draft still holds. */
@Service
public class Unaccounted {
    private static final String TAKEN = """
            select '%1$s ' || x.id || ' of ' || x.person_code || ' on ' || x.%2$s || ', ' || x.project_code || ': ' || p.taken || '%3$s taken of ' || x.%4$s
                   || case when x.state = 'APPROVED' then '' else ', which is not approved' end
            from (select item_id, sum(quantity)::numeric(19, 2) as taken from app.billed_portion where item_kind = '%5$s' and released_by is null group by item_id) p
            join %6$s x on x.id = p.item_id where x.state <> 'APPROVED' or p.taken > x.%4$s order by x.id limit 200""";
    private final WideQueries db;

    Unaccounted(WideQueries db) {
        this.db = db;
    }

    public List<String> items() {
        var items = new ArrayList<String>();
        items.addAll(db.sql(TAKEN.formatted("Entry", "work_date", " h", "hours", "TIME", "app.time_entry")).query(String.class).list());
        items.addAll(db.sql(TAKEN.formatted("Expense", "expense_date", "", "amount", "EXPENSE", "app.expense")).query(String.class).list());
        items.addAll(db.sql("""
                select case p.item_kind when 'TIME' then 'Entry ' else 'Expense ' end || p.item_id || ', ' || p.project_code || ': held by the rejected draft ' || i.id
                from app.billed_portion p join app.invoice i on i.id = p.invoice_id where i.state = 'REJECTED' and p.released_by is null order by 1 limit 200""").query(String.class).list());
        return items;
    }
}
