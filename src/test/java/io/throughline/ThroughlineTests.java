package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ThroughlineTest
class ThroughlineTests {
    @Autowired RepositoryService repository;
    @Autowired Times times;

    @Test
    void startsAndMovesTime() {
        var before = times.now();
        times.daysOn(3);
        assertThat(times.now()).isEqualTo(before.plusDays(3));
    }
}
