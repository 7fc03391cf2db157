/** What the people of the firm did on a day: setting up, logging, approving, billing, paying; each through the door that people use. */
package io.throughline.replay.deed;
