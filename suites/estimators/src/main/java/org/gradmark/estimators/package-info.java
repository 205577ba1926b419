/** Gradient estimators, attributions and statistics: one file per system. */
package org.gradmark.estimators;
