/**
 * Deeplearning4j's updaters as subjects, in a child process because its natives can take a JVM down
 * with them. The bridge drives them through their public API and repairs nothing.
 */
package org.gradmark.subjects.dl4j;
