/** Initializers that are derived from the activation that follows, or that came before. */
package org.gradmark.initializers.activation;
