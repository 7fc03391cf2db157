package io.throughline.project;

import io.throughline.people.People;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/** Who may decide about a project: its manager, a director, the administrator. */
public final class Steward {

    private Steward() {}

    public static boolean is(Authentication who, ProjectSummary project, People people) {
        return people.personOf(who.getName()).equals(project.managerCode())
                || who.getAuthorities().stream().anyMatch(a -> a.getAuthority().equals("ROLE_DIRECTOR") || a.getAuthority().equals("ROLE_ADMIN"));
    }

    public static void require(Authentication who, ProjectSummary project, People people) {
        if (!is(who, project, people)) throw new AccessDeniedException("Only %s, a director or the administrator decides about project %s.".formatted(project.managerCode(), project.code()));
    }
}
