package io.throughline.security.fence;

import io.throughline.security.StepBeans;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the fence around the engine. Last of the plugins, so that none undoes it. */
@Component
@Order(10_000)
class EngineFence extends AbstractProcessEnginePlugin {
    /** Ids of users and of groups; they stand in paths and rights, so nothing that means something there. */
    private static final String IDS = "[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}";
    private final ObjectProvider<StepBeans> steps;

    EngineFence(ObjectProvider<StepBeans> steps) {
        this.steps = steps;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        var expressions = new FencedExpressions(() -> steps.getObject().beans());
        engine.setExpressionManager(expressions);
        engine.setBeans(new java.util.HashMap<>());
        engine.setScriptEngineResolver(new NoScripts());
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);

        engine.setCustomPreCommandInterceptorsTxRequired(with(engine.getCustomPreCommandInterceptorsTxRequired(), new NoExpressionsInQueries(), new HandsOff()));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(with(engine.getCustomPreCommandInterceptorsTxRequiresNew(), new NoExpressionsInQueries(), new HandsOff()));
        engine.setCustomPostCommandInterceptorsTxRequired(with(engine.getCustomPostCommandInterceptorsTxRequired(), new OnlyTheFormsAnswers(), new ClaimedForOneself()));
        engine.setCustomPostCommandInterceptorsTxRequiresNew(with(engine.getCustomPostCommandInterceptorsTxRequiresNew(), new OnlyTheFormsAnswers(), new ClaimedForOneself()));

        engine.setAuthorizationEnabled(true);
        engine.setDefaultUserPermissionNameForTask("TASK_WORK");
        engine.setResourceAuthorizationProvider(new TaskRights());
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setUserResourceWhitelistPattern(IDS);
        engine.setPasswordEncryptor(new SlowHash());
        // Attempts are throttled at our door; the engine's own lock would let anybody lock the administrator out for good.
        engine.setLoginMaxAttempts(Integer.MAX_VALUE);
        engine.setLoginDelayBase(0);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        if (!(engine.getExpressionManager() instanceof FencedExpressions)) throw new IllegalStateException("the fence around expressions is gone");
    }

    /** Ours before the others; a chain wants its own interceptors, they are linked into it. */
    private static List<CommandInterceptor> with(List<CommandInterceptor> others, CommandInterceptor... ours) {
        var all = new ArrayList<>(List.of(ours));
        if (others != null) all.addAll(others);
        return all;
    }
}
