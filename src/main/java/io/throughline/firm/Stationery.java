package io.throughline.firm;

/** What stands on the firm's papers besides its profile; {@code register}: where it is registered and who acts for it, in lines. */
public record Stationery(String phone, String website, String register, String bankName) {}
