package io.throughline.process.engine;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.stereotype.Component;

/** The starter would start the job executor whenever the application has started, also at a virtual clock; we do it ourselves ({@link JobExecution}). */
@Component
class QuietStart implements BeanDefinitionRegistryPostProcessor {
    private static final String STARTER = "jobExecutorStartingEventListener";

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        if (registry.containsBeanDefinition(STARTER)) registry.removeBeanDefinition(STARTER);
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {}
}
