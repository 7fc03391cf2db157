package io.throughline.security.account;

import io.throughline.people.SignIns;
import io.throughline.security.Role;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the people room whose sign-in it is, so that "not your own hours" holds under any name. */
@Component
class PeopleBehindSignIns implements SignIns {
    private final JdbcClient jdbc;

    PeopleBehindSignIns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> personOf(String username) {
        return jdbc.sql("select person_code from app.user_account where username = ? and person_code is not null").param(username)
                .query(String.class).optional();
    }

    @Override
    public Optional<String> userOf(String personCode) {
        return jdbc.sql("select username from app.user_account where person_code = ? and active order by username <> person_code, username limit 1")
                .param(personCode).query(String.class).optional();
    }

    @Override
    public int with(String role) {
        return jdbc.sql("""
                select count(*) from app.user_account a join public.act_id_membership m on m.user_id_ = a.username
                where a.active and m.group_id_ = ?""").param(Role.valueOf(role).group()).query(Integer.class).single();
    }
}
