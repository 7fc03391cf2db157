package io.throughline.evidence.control;

/** A question to the database that nothing should answer: each row of {@code sql} is {@code subject}, {@code sentence} and {@code evidence} (jsonb). */
record Control(String name, String sql) {}
