/** Outside work: the trunk that every provider hangs on. A provider sees what to send ({@code Work}) and what to remember ({@code Memory}), nothing else. */
@ApplicationModule(allowedDependencies = {"quantity", "journal", "api", "page", "firm", "project", "expense", "billing", "receivables", "ledger", "portal", "process"})
package io.throughline.connector;

import org.springframework.modulith.ApplicationModule;
