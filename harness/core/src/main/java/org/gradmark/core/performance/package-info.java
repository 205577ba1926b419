/** What an implementation offers so that its cost can be measured. */
package org.gradmark.core.performance;
