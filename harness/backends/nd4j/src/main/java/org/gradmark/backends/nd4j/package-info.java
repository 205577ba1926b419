/** The backend {@code nd4j-cpu}: a rule's text on the arrays and operations of ND4J. */
package org.gradmark.backends.nd4j;
