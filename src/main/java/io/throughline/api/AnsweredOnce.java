package io.throughline.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * {@code Idempotency-Key}: a POST that is sent again (a lost answer, an impatient finger) gets the first answer and does nothing.
 * The key, what the request wrote and its answer are one transaction: all there or nothing. A refused request leaves no trace; it may be mended and sent again.
 * Where somebody else was quicker with the same thing, the house itself tries again a few times before it says so.
 */
class AnsweredOnce extends OncePerRequestFilter {
    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";
    private static final int LONGEST_KEY = 200;
    private static final int MOST_TRIES = 4;
    /** In milliseconds. */
    private static final int PAUSE = 30;
    private final IdempotentAnswers answers;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;

    AnsweredOnce(IdempotentAnswers answers, TransactionTemplate transaction, ObjectMapper json) {
        this.answers = answers;
        this.transaction = transaction;
        this.json = json;
    }

    /** Moving the clock does many things, each in its own transaction, and to move to the same instant twice does nothing anyway. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || request.getHeader(KEY) == null || request.getUserPrincipal() == null
                || request.getRequestURI().equals("/api/v1/clock");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        var key = request.getHeader(KEY).strip();
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            refuse(response, HttpStatus.BAD_REQUEST, "An Idempotency-Key has 1 to %d characters.".formatted(LONGEST_KEY));
            return;
        }
        RepeatableRequest repeatable;
        try {
            repeatable = RepeatableRequest.of(request);
        } catch (RepeatableRequest.TooLarge e) {
            refuse(response, HttpStatus.PAYLOAD_TOO_LARGE, e.getMessage());
            return;
        }
        var held = new ContentCachingResponseWrapper(response);
        var before = response.getHeaderNames().stream().distinct().collect(Collectors.toMap(name -> name, name -> List.copyOf(response.getHeaders(name))));
        for (int tries = 1; overtaken(request.getUserPrincipal(), key, repeatable, held, chain) && tries < MOST_TRIES; tries++) {
            held.reset();
            before.forEach((name, values) -> values.forEach(value -> held.addHeader(name, value)));
            letPass(tries);
        }
        held.copyBodyToResponse();
    }

    /** True where somebody else was quicker with the same thing, so that nothing is done and it may be tried again. */
    private boolean overtaken(Principal who, String key, RepeatableRequest request, ContentCachingResponseWrapper held, FilterChain chain) throws ServletException, IOException {
        try {
            transaction.executeWithoutResult(status -> {
                if (!once(who, key, request, held, chain)) status.setRollbackOnly();
            });
            return Overtaken.taken(request);
        } catch (Failed e) {
            if (e.getCause() instanceof IOException io) throw io;
            throw (ServletException) e.getCause();
        } catch (TransactionException | DataAccessException e) {
            // Nothing was kept, so whatever the answer was to be, it is not true.
            held.reset();
            write(held, problem(e));
            return e instanceof ConcurrencyFailureException;
        }
    }

    private static Problem problem(Exception e) {
        if (e instanceof ConcurrencyFailureException) return Overtaken.problem();
        if (!(e instanceof DataAccessException)) return Unexpected.problem(e);
        var violation = Violation.of(e);
        return Problem.of(violation.status(), violation.sentence());
    }

    /** A little longer each time, and by chance, so that two who met do not keep step. */
    private static void letPass(int tries) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(PAUSE * tries, 2 * PAUSE * tries));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False where nothing is to be kept. */
    private boolean once(Principal who, String key, RepeatableRequest request, ContentCachingResponseWrapper held, FilterChain chain) {
        try {
            if (!answers.begin(who.getName(), key, request.fingerprint())) {
                repeat(answers.find(who.getName(), key).orElseThrow(), request, held);
                return false;
            }
            chain.doFilter(request, held);
            if (held.getStatus() >= 400) return false;
            answers.finish(who.getName(), key, new IdempotentAnswers.Answer(request.fingerprint(), held.getStatus(), held.getContentType(),
                    held.getHeader("Location"), held.getContentAsByteArray()));
            return true;
        } catch (IOException | ServletException e) {
            throw new Failed(e);
        }
    }

    private void repeat(IdempotentAnswers.Answer first, RepeatableRequest request, HttpServletResponse response) throws IOException {
        if (!Objects.equals(first.request(), request.fingerprint())) {
            refuse(response, HttpStatus.UNPROCESSABLE_ENTITY, "This Idempotency-Key was used for a different request; take a new one.");
            return;
        }
        response.setStatus(first.status());
        response.setHeader(REPLAYED, "true");
        if (first.contentType() != null) response.setContentType(first.contentType());
        if (first.location() != null) response.setHeader("Location", first.location());
        if (first.body() != null) response.getOutputStream().write(first.body());
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String sentence) throws IOException {
        write(response, Problem.of(status, sentence));
    }

    private void write(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    private static class Failed extends RuntimeException {
        Failed(Exception cause) {
            super(cause);
        }
    }
}
