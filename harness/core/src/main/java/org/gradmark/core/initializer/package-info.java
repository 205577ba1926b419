/** Initializers written as rules: what they see, what they are asked, and how they go wrong. */
package org.gradmark.core.initializer;
