package io.throughline.receivables;

/** What one of a client's people is shown: everything, invoices and statement, or projects. */
public enum ContactRole {
    ALL, BILLING, PROJECTS;

    public boolean seesInvoices() {
        return this != PROJECTS;
    }

    public boolean seesProjects() {
        return this != BILLING;
    }
}
