package io.throughline.evidence;

/** Who may look at evidence; changing it is for nobody. */
final class Evidence {
    static final String READERS = "hasAnyRole('FINANCE','DIRECTOR','AUDITOR','ADMIN')";

    private Evidence() {}
}
