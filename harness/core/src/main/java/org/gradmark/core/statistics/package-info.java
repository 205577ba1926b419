/**
 * Chance, under control: draws that every machine repeats, expectations by enumeration where the
 * probability space is small, and otherwise decisions with a stated error rate.
 */
package org.gradmark.core.statistics;
