/** Keys for programs: issued once, kept as a hash, revoked. */
package io.throughline.security.token;
