/** What terms ask of a run besides hours at rates: caps, instalments, milestones, retainers, invoices that come back. */
package io.throughline.billing.contract;
