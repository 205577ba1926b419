package org.gradmark.estimators.claims;

import org.gradmark.core.contract.Inquiry;

/**
 * One question to a subject.
 *
 * @param probability of the draws in it
 * @param inquiry the question
 */
record Asked(double probability, Inquiry inquiry) {}
