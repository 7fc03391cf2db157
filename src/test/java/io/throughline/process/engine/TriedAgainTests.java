package io.throughline.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.method.HandlerMethod;

/** A door is tried up to three times where it met the engine's own hand. */
class TriedAgainTests {
    private final Deque<RuntimeException> inTheWay = new ArrayDeque<>();
    private int times;

    @AfterEach
    void leave() {
        TransactionSynchronizationManager.setActualTransactionActive(false);
    }

    @ResponseBody
    public String deed() {
        times++;
        if (!inTheWay.isEmpty()) throw inTheWay.pop();
        return "done";
    }

    private String knock() throws Exception {
        var adapter = new TriedAgain().getRequestMappingHandlerAdapter();
        adapter.setApplicationContext(new StaticWebApplicationContext());
        adapter.afterPropertiesSet();
        var answer = new MockHttpServletResponse();
        adapter.handle(new MockHttpServletRequest("POST", "/deed"), answer, new HandlerMethod(this, "deed"));
        return answer.getContentAsString();
    }

    @Test
    void succeedsAtTheThirdTimeWhoeverWasInTheWay() throws Exception {
        inTheWay.addAll(List.of(new OptimisticLockingException("a job"), new CannotAcquireLockException("another door")));
        assertThat(knock()).isEqualTo("done");
        assertThat(times).isEqualTo(3);
    }

    @Test
    void givesUpAfterThreeTimes() {
        for (int i = 0; i < 5; i++) inTheWay.add(new OptimisticLockingException("a job, time and again"));
        assertThatThrownBy(this::knock).isInstanceOf(OptimisticLockingException.class);
        assertThat(times).isEqualTo(3);
    }

    @Test
    void doesNotRepeatWhatFailsForAnotherReason() {
        inTheWay.add(new IllegalStateException("refused"));
        assertThatThrownBy(this::knock).isInstanceOf(IllegalStateException.class);
        assertThat(times).isEqualTo(1);
    }

    @Test
    void leavesItToWhoeverOpenedTheTransaction() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        inTheWay.add(new OptimisticLockingException("a job"));
        assertThatThrownBy(this::knock).isInstanceOf(OptimisticLockingException.class);
        assertThat(times).isEqualTo(1);
    }
}
