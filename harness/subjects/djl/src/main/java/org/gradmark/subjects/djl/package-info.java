/**
 * DJL's optimizers, trackers and initializers on its PyTorch engine as subjects, in a child process
 * because native code can take a JVM down. The bridge drives them through their public API and
 * repairs nothing.
 */
package org.gradmark.subjects.djl;
