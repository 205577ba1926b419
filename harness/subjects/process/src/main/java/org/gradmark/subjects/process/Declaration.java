package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.tensor.Precision;

/**
 * What a child says about one of its subjects.
 *
 * @param dtypes formats of its arrays, at least one
 * @param scalars format of its hyperparameters and of what is computed from them alone
 * @param hyperparameters those that its user can set, with the defaults of the implementation
 * @param fixed those that its user cannot set
 * @param forms kernels that an initializer fills; none stands for all
 * @param timed whether it answers requests to time itself
 */
record Declaration(
    String contract,
    String id,
    String system,
    String dialect,
    List<Precision> dtypes,
    Precision scalars,
    Set<Capability> capabilities,
    Map<String, Double> hyperparameters,
    Map<String, Double> fixed,
    List<KernelForm> forms,
    boolean timed) {

  static Declaration read(JsonNode node) {
    String id = SubjectId.checked(Lines.text(node, "id"));
    List<Precision> dtypes = new ArrayList<>();
    for (JsonNode dtype : node.path("dtypes")) {
      try {
        dtypes.add(Precision.ofDtype(dtype.asText()));
      } catch (IllegalArgumentException e) {
        throw new GarbageException(e.getMessage());
      }
    }
    if (dtypes.isEmpty()) {
      throw new GarbageException("no dtypes for subject " + Lines.quote(id));
    }
    Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
    node.path("capabilities").forEach(word -> capabilities.add(Protocol.capability(word.asText())));
    List<KernelForm> forms = new ArrayList<>();
    node.path("kernels").forEach(form -> forms.add(KernelForm.read(form)));
    return new Declaration(
        Lines.text(node, "contract"),
        id,
        Lines.text(node, "system"),
        Lines.text(node, "dialect"),
        List.copyOf(dtypes),
        scalars(node),
        capabilities,
        Protocol.numbers(node.path("hyperparameters")),
        Protocol.numbers(node.path("fixed")),
        List.copyOf(forms),
        node.path("timed").booleanValue());
  }

  private static Precision scalars(JsonNode node) {
    try {
      return node.has("scalars")
          ? Precision.ofDtype(Lines.text(node, "scalars"))
          : Precision.FLOAT64;
    } catch (IllegalArgumentException e) {
      throw new GarbageException(e.getMessage());
    }
  }

  ObjectNode write() {
    ObjectNode node = Lines.object().put("id", id).put("contract", contract);
    node.put("system", system).put("dialect", dialect);
    ArrayNode dtypeNames = node.putArray("dtypes");
    dtypes.forEach(dtype -> dtypeNames.add(dtype.dtype()));
    if (scalars != Precision.FLOAT64) {
      node.put("scalars", scalars.dtype());
    }
    ArrayNode words = node.putArray("capabilities");
    capabilities.forEach(capability -> words.add(Protocol.word(capability)));
    hyperparameters.forEach(node.putObject("hyperparameters")::put);
    fixed.forEach(node.putObject("fixed")::put);
    if (!forms.isEmpty()) {
      ArrayNode kernels = node.putArray("kernels");
      forms.forEach(form -> kernels.add(form.write()));
    }
    if (timed) {
      node.put("timed", true);
    }
    return node;
  }
}
