package io.throughline.api;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Somebody else was quicker with the same thing: what was begun is undone, and may be tried again as it is. */
public final class Overtaken {
    private static final String TOLD = Overtaken.class.getName();
    /** What PostgreSQL says where two transactions cannot both go on. */
    private static final Set<String> STATES = Set.of("40001", "40P01");

    private Overtaken() {}

    public static boolean is(SQLException e) {
        return STATES.contains(e.getSQLState());
    }

    public static ResponseEntity<Problem> answer(HttpServletRequest request) {
        request.setAttribute(TOLD, true);
        return ResponseEntity.status(HttpStatus.CONFLICT).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem());
    }

    static Problem problem() {
        return Problem.of(HttpStatus.CONFLICT, "Somebody else changed this at the same moment; read it again and repeat.");
    }

    /** Whether that was the answer since this was last asked. */
    static boolean taken(HttpServletRequest request) {
        boolean told = request.getAttribute(TOLD) != null;
        request.removeAttribute(TOLD);
        return told;
    }
}
