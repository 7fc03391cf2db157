package io.throughline.evidence;

/** Who may look at evidence; changing it is for nobody. */
public final class Evidence {
    public static final String READERS = "hasAnyRole('FINANCE','DIRECTOR','AUDITOR','ADMIN')";

    private Evidence() {}
}
