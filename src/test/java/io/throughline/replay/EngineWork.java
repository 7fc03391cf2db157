package io.throughline.replay;

import org.camunda.bpm.engine.HistoryService;

/** What an engine has done by its own history: each is one transaction. */
record EngineWork(long instances, long jobs, long tasks, long externalTasks) {

    static EngineWork of(HistoryService history) {
        return new EngineWork(history.createHistoricProcessInstanceQuery().count(), history.createHistoricJobLogQuery().successLog().count(),
                history.createHistoricTaskInstanceQuery().taskDeleteReason("completed").count(), history.createHistoricExternalTaskLogQuery().successLog().count());
    }

    /** Starts are left out: most happen inside another transaction. */
    long transactions() {
        return jobs + tasks + externalTasks;
    }
}
