/** Parametrizations that say how scales follow the width of a layer. */
package org.gradmark.initializers.width;
