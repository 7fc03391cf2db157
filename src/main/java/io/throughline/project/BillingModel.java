package io.throughline.project;

public enum BillingModel { TIME_AND_MATERIALS, FIXED_FEE, RETAINER, NON_BILLABLE }
