/** The firm that the demo shows, with two years behind it that fit the day's date. */
package io.throughline.replay.demo;
