/** What the script {@code check} runs on a machine with a graphics card. */
package org.gradmark.backends.gpu.check;
