/** How one gets in: the gates of pages and of the API, the session, the throttle, and what is said to those refused. */
package io.throughline.security.door;
