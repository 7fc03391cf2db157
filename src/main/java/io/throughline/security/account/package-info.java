/** Who has an account: people, names, passwords, roles, and the pages where they are kept. */
package io.throughline.security.account;
