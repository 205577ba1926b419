/**
 * Is the new one slower than the old one? Two builds, measured in turns in virtual machines of
 * their own; rank tests with one number for each virtual machine; whatever is suspected is measured
 * afresh before it counts.
 */
package org.gradmark.bench.compare;
