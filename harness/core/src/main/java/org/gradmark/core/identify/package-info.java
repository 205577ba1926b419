/**
 * Names what a subject is from its behaviour alone: the system, dialect, impostor or hyperparameter
 * that explains everything it did on probes, or none. Knows no algorithm: the candidates are the
 * dialects and impostors of the systems that it is given.
 */
package org.gradmark.core.identify;
