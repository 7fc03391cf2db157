package io.throughline.project;

/** Where a rate is said; the lowest rank that says one for an hour wins. OVERAGE: by a retainer's terms. A person's own rate of 0.00 says none. */
public enum RatePlace {
    OVERAGE(0), PERSON_ON_PROJECT(1), ROLE_ON_PROJECT(2), TASK(3), PROJECT(4), CLIENT(5), PERSON(6), ROLE(7), FIRM(8);

    public final int rank;

    RatePlace(int rank) {
        this.rank = rank;
    }
}
