/** What initializers are for: second moments of signals and gradients, at every width and depth. */
package org.gradmark.initializers.purpose;
