/** Tasks as people meet them: the API, the form, what was shown, what follows, the record of it. */
package io.throughline.process.task;
