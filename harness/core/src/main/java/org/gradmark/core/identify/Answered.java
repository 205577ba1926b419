package org.gradmark.core.identify;

import java.util.Map;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.Counted;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/**
 * An answer of a subject.
 *
 * @param calls how often each kind of question was asked back for it
 * @param precision of the subject's arithmetic
 */
record Answered(
    Inquiry inquiry, Values answer, Map<Counted.Call, Integer> calls, Precision precision) {}
