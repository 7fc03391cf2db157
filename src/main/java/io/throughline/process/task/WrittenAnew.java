package io.throughline.process.task;

import io.throughline.process.engine.TaskAtHand;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tasks may be open for months. So what a task shows is written anew, where it changed, when somebody opens it: in the task list or through our API.
 * Runs behind the doors: whoever may not ask for the task at all does not come this far.
 */
@Component
@ConditionalOnWebApplication
class WrittenAnew extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(WrittenAnew.class);
    private static final Pattern OPENED = Pattern.compile("/(?:camunda/api/engine/engine/default/task/([A-Za-z0-9-]+)/form-variables|api/v1/tasks/([A-Za-z0-9-]+))");
    private final TaskAtHand atHand;
    private final TaskRecord record;
    private final IdentityService identity;

    WrittenAnew(TaskAtHand atHand, TaskRecord record, IdentityService identity) {
        this.atHand = atHand;
        this.record = record;
        this.identity = identity;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET") || !OPENED.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        var opened = OPENED.matcher(request.getRequestURI());
        if (opened.matches()) refresh(opened.group(1) == null ? opened.group(2) : opened.group(1));
        chain.doFilter(request, response);
    }

    /** The engine itself looks, not the reader; what was written before is still there where it cannot be told again. */
    private void refresh(String taskId) {
        var reader = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            atHand.look(taskId, record::writeAnew);
        } catch (RuntimeException e) {
            LOG.debug("What task {} shows stays as it was written: {}", taskId, e.getMessage());
        } finally {
            identity.setAuthentication(reader);
        }
    }
}
