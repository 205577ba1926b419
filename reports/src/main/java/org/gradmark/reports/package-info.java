/**
 * From a run to what people read. Every report is a pure function of the run: it sorts the verdicts
 * first, so the order of execution never shows.
 */
package org.gradmark.reports;
