package io.throughline.print;

import java.time.LocalDate;

/** What a printed paper says about itself in its metadata; {@code day} is the day it is dated, so that the same paper is the same file. */
public record Imprint(String title, String author, LocalDate day) {}
