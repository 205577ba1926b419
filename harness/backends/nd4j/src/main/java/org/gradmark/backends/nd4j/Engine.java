package org.gradmark.backends.nd4j;

/** Where ND4J's arrays live. A process has one of them only: ND4J is built for one or the other. */
enum Engine {
  CPU("nd4j-cpu", "nd4j-native"),
  CUDA("nd4j-cuda", "nd4j-cuda-11.6");

  private final String backend;
  private final String artifact;

  Engine(String backend, String artifact) {
    this.backend = backend;
    this.artifact = artifact;
  }

  /** Name of the backend as users write it. */
  String backend() {
    return backend;
  }

  /** The artifact that brings ND4J's natives for it. */
  String artifact() {
    return artifact;
  }
}
