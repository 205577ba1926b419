/** Estimators: their rules, what a rule sees, and the small probability spaces they are put to. */
package org.gradmark.core.estimator;
