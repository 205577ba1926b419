/** Runs: what is executed, and how its verdicts are kept. */
package org.gradmark.core.run;
