/** Online games: losses that change from round to round, and what they cost. */
package org.gradmark.optimizers.mirror.online;
