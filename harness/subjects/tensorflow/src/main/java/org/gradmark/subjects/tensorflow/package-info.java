/**
 * The optimizers and initializers of TensorFlow-Java's framework as subjects, in a child process
 * because native code can take a JVM down. The bridge drives them through their public API and
 * repairs nothing.
 */
package org.gradmark.subjects.tensorflow;
