package io.throughline.ledger;

/** The chart of accounts, as far as postings name it; names and kinds are in {@code app.account}. */
enum Account {
    BANK("1000"), RECEIVABLES("1200"), UNBILLED_WORK("1300"), OWED_TO_EMPLOYEES("2000"), VAT_PAYABLE("2100"), OWED_TO_CLIENTS("2200"), DEPOSITS("2250"),
    DEFERRED_REVENUE("2300"), LABOUR_ACCRUED("2400"), REVENUE("4000"), LATE_PAYMENT("4800"), EXCHANGE_GAINS("4900"), PROJECT_EXPENSES("6000"),
    LABOUR_COST("6100"), BAD_DEBT("6800"), EXCHANGE_LOSSES("6900");

    final String code;

    Account(String code) {
        this.code = code;
    }
}
