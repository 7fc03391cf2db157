package io.throughline.models.flow;

import java.util.Map;
import java.util.Set;

/** What lies side by side in one release: ids of processes, of decisions with the variables they look at, of forms with the answers they give. */
public record Release(Set<String> processes, Map<String, Set<String>> decisions, Map<String, Set<String>> forms) {}
