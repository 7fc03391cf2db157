package io.throughline.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.security.Visitors.Answer;
import io.throughline.security.account.UserAdded;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.dao.OptimisticLockingFailureException;

/** {@code Idempotency-Key}, with new users as the thing that must not be made twice. */
@AtTheGate
class AnsweredOnceTests {
    @Autowired Visitors visitors;
    @Autowired Users users;

    private Answer add(String key, String username) {
        return visitors.call(Visitors.basic("admin", "test-admin"), "POST", "/api/v1/users",
                Map.of("username", username, "password", "long enough", "roles", List.of("CONSULTANT")), "Idempotency-Key", key);
    }

    @Test
    void givesTheFirstAnswerAgain() {
        var first = add("k1", "ONCE");
        var again = add("k1", "ONCE");
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void refusesTheKeyForSomethingElse() {
        add("k2", "THIS");
        assertThat(add("k2", "THAT").status()).isEqualTo(422);
        assertThat(users.find("THAT")).isEmpty();
    }

    @Test
    void belongsToWhoeverUsesIt() {
        add("k3", "MINE");
        assertThat(visitors.as(Role.FINANCE, "POST", "/api/v1/tokens", Map.of("name", "x"), "Idempotency-Key", "k3").status()).isEqualTo(201);
    }

    @Test
    void forgetsWhatWasRefused() {
        assertThat(add("k4", "not a name").status()).isEqualTo(400);
        assertThat(add("k4", "NAME").status()).isEqualTo(201);
    }

    @Test
    void letsOneOfManyThroughAndGivesAllItsAnswer() throws Exception {
        var pool = Executors.newFixedThreadPool(6);
        try {
            var all = pool.invokeAll(IntStream.range(0, 6).<Callable<Answer>>mapToObj(i -> () -> add("k5", "RACE")).toList());
            for (var one : all) assertThat(one.get().status()).as(one.get().body()).isEqualTo(201);
        } finally {
            pool.shutdown();
        }
    }

    /** Somebody else is quicker so many times with whatever adds the user. */
    private void quicker(ConfigurableApplicationContext house, int times, String username, Runnable meanwhile) {
        var left = new AtomicInteger(times);
        var somebody = new ApplicationListener<PayloadApplicationEvent<UserAdded>>() {
            @Override
            public void onApplicationEvent(PayloadApplicationEvent<UserAdded> news) {
                if (news.getPayload().username().equals(username) && left.getAndDecrement() > 0) throw new OptimisticLockingFailureException("somebody else");
            }
        };
        house.addApplicationListener(somebody);
        try {
            meanwhile.run();
        } finally {
            house.removeApplicationListener(somebody);
        }
        assertThat(left.get()).as("all of them were met").isLessThanOrEqualTo(0);
    }

    @Test
    void triesAgainItselfWhereSomebodyElseWasQuicker(@Autowired ConfigurableApplicationContext house) {
        quicker(house, 3, "PATIENT", () -> {
            var answer = add("k6", "PATIENT");
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            assertThat(answer.header("X-Request-Id")).isNotNull();
            assertThat(add("k6", "PATIENT").body()).isEqualTo(answer.body());
        });
        quicker(house, 4, "HASTY", () -> {
            var answer = add("k7", "HASTY");
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body()).contains("at the same moment");
            assertThat(users.find("HASTY")).as("nothing is done").isEmpty();
        });
        assertThat(add("k7", "HASTY").status()).as("and the same call works again").isEqualTo(201);
    }

    @Test
    void wantsAKeyThatIsOne() {
        assertThat(add("x".repeat(201), "LONGKEY").status()).isEqualTo(400);
    }
}
