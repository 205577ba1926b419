package org.gradmark.bench.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/**
 * What a fork is asked to measure: steps of one optimizer.
 *
 * @param subject id of the subject, such as {@code dl4j:adam}
 * @param system id of its system
 * @param dialect id of the dialect that it declares
 * @param backend backend or dtype
 * @param dtype format of its arrays
 * @param list name of the list of parameters, see {@link org.gradmark.bench.ParameterList#named}
 * @param threads how many it may use
 * @param hyperparameters name to value
 */
record StepRequest(
    String subject,
    String system,
    String dialect,
    String backend,
    String dtype,
    String list,
    int threads,
    Map<String, Double> hyperparameters) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** As {@link org.gradmark.bench.Measurement#benchmark()} of what comes of it. */
  String benchmark() {
    return "step " + subject + "@" + backend + " " + list + " x" + threads;
  }

  String toJson() {
    try {
      return MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write as JSON: " + benchmark(), e);
    }
  }

  static StepRequest parse(String json) {
    try {
      return MAPPER.readValue(json, StepRequest.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("is no request: " + json, e);
    }
  }
}
