package org.gradmark.core.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gradmark.core.tensor.Values;

/** Reads what libraries made of questions to estimators. */
final class EstimatorFiles {

  private EstimatorFiles() {}

  /** All questions of a file {@code estimators/<system>/<dialect>-<library>.json}. */
  static List<EstimatorReference> read(DataFiles files, String file) {
    JsonNode json = files.read(file, "gradmark/estimator/1");
    JsonNode provenance = json.get("provenance");
    List<EstimatorReference> all = new ArrayList<>();
    for (JsonNode question : json.get("cases")) {
      all.add(
          new EstimatorReference(
              file,
              question.get("case").asText(),
              provenance.get("library").asText() + " " + provenance.get("version").asText(),
              provenance.get("call").asText(),
              named(question.get("hyperparameters"), JsonNode::asDouble),
              arrays(question.get("inputs")),
              arrays(question.get("draws")),
              named(
                  question.get("functions"),
                  f ->
                      new EstimatorReference.Function(
                          f.get("kind").asText(), arrays(f.get("arrays")))),
              ReferenceData.array(question.get("value"))));
    }
    return List.copyOf(all);
  }

  private static Map<String, Values> arrays(JsonNode byName) {
    return named(byName, ReferenceData::array);
  }

  private static <T> Map<String, T> named(JsonNode byName, Function<JsonNode, T> read) {
    Map<String, T> all = new LinkedHashMap<>();
    byName.properties().forEach(e -> all.put(e.getKey(), read.apply(e.getValue())));
    return all;
  }
}
