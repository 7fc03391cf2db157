package io.throughline.security.account;

import io.throughline.security.Role;
import io.throughline.security.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Our rows about users, beside the engine's, which are read together with them. */
@Repository
public class Accounts {
    private static final String USERS = """
            select a.username, a.person_code, a.active, u.email_, trim(coalesce(u.first_, '') || ' ' || coalesce(u.last_, '')) as name,
                   array(select m.group_id_ from public.act_id_membership m where m.user_id_ = a.username) as groups
            from app.user_account a join public.act_id_user u on u.id_ = a.username""";
    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean open(String username, String personCode) {
        return jdbc.sql("insert into app.user_account (username, person_code) values (?, ?) on conflict do nothing").params(username, personCode).update() == 1;
    }

    /** Changes of rights wait for each other, so that two administrators cannot remove one another at once. */
    public void lock() {
        jdbc.sql("lock table app.user_account in share row exclusive mode").update();
    }

    public void setActive(String username, boolean active) {
        jdbc.sql("update app.user_account set active = ?, version = version + 1 where username = ?").params(active, username).update();
    }

    public void setPerson(String username, String personCode) {
        jdbc.sql("update app.user_account set person_code = ? where username = ?").params(personCode, username).update();
    }

    public void endSignIns(String username) {
        jdbc.sql("update app.user_account set version = version + 1 where username = ?").param(username).update();
    }

    /** Empty for nobody and for whoever is locked out. */
    public Optional<Integer> versionOfActive(String username) {
        return jdbc.sql("select version from app.user_account where username = ? and active").param(username).query(Integer.class).optional();
    }

    public int activeAdministrators() {
        return jdbc.sql("""
                select count(*) from app.user_account a join public.act_id_membership m on m.user_id_ = a.username
                where a.active and m.group_id_ = ?""").param(Role.ADMIN.group()).query(Integer.class).single();
    }

    public long count() {
        return jdbc.sql("select count(*) from app.user_account").query(Long.class).single();
    }

    public Optional<User> find(String username) {
        return jdbc.sql(USERS + " where a.username = ?").param(username).query(Accounts::user).optional();
    }

    public List<User> all(int offset, int limit) {
        return jdbc.sql(USERS + " order by a.username offset ? limit ?").params(offset, limit).query(Accounts::user).list();
    }

    private static User user(ResultSet row, int number) throws SQLException {
        var groups = (String[]) row.getArray("groups").getArray();
        return new User(row.getString("username"), row.getString("name"), row.getString("email_"), row.getString("person_code"),
                row.getBoolean("active"), Role.ofGroups(Arrays.asList(groups)));
    }
}
