/** Projections and Bregman geometry: projected and mirror descent, dual averaging. */
package org.gradmark.optimizers.mirror;
