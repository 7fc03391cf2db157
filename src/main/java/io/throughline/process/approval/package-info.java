/** Weeks and expenses: who is reminded, who decides, what the forms show, and the pages of approvals and Today. */
package io.throughline.process.approval;
