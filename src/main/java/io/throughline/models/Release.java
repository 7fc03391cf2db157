package io.throughline.models;

import java.util.Set;

/** What lies side by side in one release: ids of processes, decisions and forms. */
record Release(Set<String> processes, Set<String> decisions, Set<String> forms) {}
