package io.throughline.studio;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code whatIfFirst}: a release goes live only once it was tried on history. {@code folder}: where processes/ and forms/ are looked for besides the
 * shipped ones; "." is beside the application, empty is nowhere.
 */
@ConfigurationProperties("throughline.studio")
record StudioSettings(@DefaultValue("false") boolean whatIfFirst, @DefaultValue(".") String folder) {}
