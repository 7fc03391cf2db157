package io.throughline.process.invoicing;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code union}: the countries, the seller's among them, whose businesses owe each other's VAT themselves (reverse charge). Left out, they are the
 * Union's members as the table {@code tax} lists them; a firm's files name fewer, and their replay charges as they say.
 */
@ConfigurationProperties("throughline.tax")
record TaxSettings(@DefaultValue List<String> union) {}
