package io.throughline.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What somebody may do here. Each role is a group of the engine; WORKER is for machines only. */
public enum Role {
    CONSULTANT, MANAGER, FINANCE, DIRECTOR, ANALYST, AUDITOR, ADMIN, WORKER;

    /** The engine's group: the role in small letters, but the engine's own name for administrators. */
    public String group() {
        return this == ADMIN ? "camunda-admin" : name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> ofGroup(String group) {
        return Arrays.stream(values()).filter(r -> r.group().equals(group)).findFirst();
    }

    public static Optional<Role> named(String name) {
        return Arrays.stream(values()).filter(r -> r.name().equalsIgnoreCase(name)).findFirst();
    }

    public static Set<Role> ofGroups(Collection<String> groups) {
        return groups.stream().flatMap(g -> ofGroup(g).stream()).collect(Collectors.toCollection(TreeSet::new));
    }
}
