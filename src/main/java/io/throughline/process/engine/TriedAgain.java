package io.throughline.process.engine;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcRegistrations;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * A door whose work met the engine's own hand on the same process (a save point behind the task before, say) does it again:
 * nothing was kept, and nobody who calls could do better. Not inside a transaction of somebody else's.
 */
@Component
@ConditionalOnWebApplication
class TriedAgain implements WebMvcRegistrations {
    private static final int TIMES = 3;

    @Override
    public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new RequestMappingHandlerAdapter() {
            @Override
            protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod method) {
                return new Door(method);
            }
        };
    }

    private static class Door extends ServletInvocableHandlerMethod {
        Door(HandlerMethod method) {
            super(method);
        }

        @Override
        protected Object doInvoke(Object... given) throws Exception {
            for (int time = 1; ; time++) {
                try {
                    return super.doInvoke(given);
                } catch (OptimisticLockingException | ConcurrencyFailureException e) {
                    if (time == TIMES || TransactionSynchronizationManager.isActualTransactionActive()) throw e;
                    Thread.sleep(50L * time);
                }
            }
        }
    }
}
