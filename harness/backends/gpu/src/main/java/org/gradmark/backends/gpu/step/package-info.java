/** Steps of a rule on a device, prepared for timing: memory stays where it is, nothing is read. */
package org.gradmark.backends.gpu.step;
