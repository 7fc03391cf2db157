package io.throughline.security;

import java.util.Set;

/** Someone who may sign in. {@code personCode} is the person whose hours and tasks are theirs, null for an outsider such as an auditor. */
public record User(String username, String name, String email, String personCode, boolean active, Set<Role> roles) {}
