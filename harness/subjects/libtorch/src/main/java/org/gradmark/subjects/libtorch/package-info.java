/**
 * LibTorch, PyTorch's C++ library, through its JavaCPP binding: optimizers, schedulers, clipping
 * and initializers as subjects, in a child process because native code can take a JVM down. The
 * bridge drives them through their public API and repairs nothing.
 */
package org.gradmark.subjects.libtorch;
