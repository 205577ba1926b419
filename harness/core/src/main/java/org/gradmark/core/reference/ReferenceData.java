package org.gradmark.core.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * The golden data: scenarios, trajectories of independent libraries, edge vectors, the catalogue.
 * Every file is verified and parsed when it is first asked for. Thread-safe.
 */
public final class ReferenceData {

  private final DataFiles files;
  private final Map<String, Scenario> scenarios = new ConcurrentHashMap<>();
  private final Map<String, Reference> references = new ConcurrentHashMap<>();

  private final Map<String, WorstCase> worstCases = new ConcurrentHashMap<>();
  private final Map<String, List<EstimatorReference>> estimates = new ConcurrentHashMap<>();

  private ReferenceData(Path directory) {
    files = new DataFiles(directory);
  }

  /** The data that came with this Gradmark. */
  public static ReferenceData bundled() {
    return new ReferenceData(null);
  }

  /** The data in a folder, laid out as {@code reference-data/data}. */
  public static ReferenceData in(Path directory) {
    return new ReferenceData(directory);
  }

  /**
   * All trajectories of a dialect, sorted by file name.
   *
   * @throws ReferenceDataException if one of them is damaged
   */
  public List<Reference> trajectories(String system, String dialect) {
    List<Reference> found = new ArrayList<>();
    for (String file : files.under("trajectories/" + system + "/" + dialect + "/")) {
      found.add(references.computeIfAbsent(file, this::readReference));
    }
    return found;
  }

  /**
   * All that independent libraries made of questions to a dialect of an estimator, sorted by file
   * name.
   *
   * @throws ReferenceDataException if a file is damaged
   */
  public List<EstimatorReference> estimates(String system, String dialect) {
    List<EstimatorReference> found = new ArrayList<>();
    String folder = "estimators/" + system + "/";
    for (String file : files.under(folder)) {
      // The library is what follows the last hyphen.
      int end = file.lastIndexOf('-');
      if (file.substring(folder.length(), Math.max(end, folder.length())).equals(dialect)) {
        found.addAll(estimates.computeIfAbsent(file, f -> EstimatorFiles.read(files, f)));
      }
    }
    return found;
  }

  /**
   * Reads every file once, so that damage shows before anything is tried.
   *
   * @throws ReferenceDataException for the first file that is damaged
   */
  public void verify() {
    files.under("").forEach(files::check);
  }

  /** The scenario of a case. */
  public Scenario scenario(String name) {
    return scenarios.computeIfAbsent(name, this::readScenario);
  }

  /** The edge vector of a name. */
  public EdgeVector edge(String name) {
    JsonNode json = files.read("edge/" + name + ".json", "gradmark/edge/1");
    Values initial = values(Shape.of(json.get("initial").size()), json.get("initial"));
    Map<String, List<Values>> gradients = new LinkedHashMap<>();
    json.get("gradients")
        .properties()
        .forEach(
            e ->
                gradients.put(
                    e.getKey(),
                    list(e.getValue()).stream().map(g -> values(initial.shape(), g)).toList()));
    Map<String, Map<String, String>> outcomes = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> system : json.get("outcomes").properties()) {
      Map<String, String> dialects = new LinkedHashMap<>();
      system.getValue().properties().forEach(e -> dialects.put(e.getKey(), e.getValue().asText()));
      outcomes.put(system.getKey(), dialects);
    }
    return new EdgeVector(name, json.get("title").asText(), initial, gradients, outcomes);
  }

  /** The worst case of a name, under {@code theorems/}. */
  public WorstCase worstCase(String name) {
    return worstCases.computeIfAbsent(name, this::readWorstCase);
  }

  private WorstCase readWorstCase(String name) {
    JsonNode json = files.read("theorems/" + name + ".json", "gradmark/theorem/1");
    Map<String, Double> parameters = new LinkedHashMap<>();
    json.get("parameters")
        .properties()
        .forEach(e -> parameters.put(e.getKey(), e.getValue().asDouble()));
    double value = json.get("worst_case").asDouble();
    JsonNode instance = json.get("instance");
    if (instance == null || instance.isNull()) {
      return new WorstCase(name, parameters, value, null, null, Double.NaN, Map.of());
    }
    Map<String, List<WorstCase.Known>> functions = new LinkedHashMap<>();
    for (JsonNode function : instance.get("functions")) {
      List<WorstCase.Known> known = new ArrayList<>();
      for (JsonNode point : function.get("points")) {
        double f = point.path("f").isNumber() ? point.get("f").asDouble() : Double.NaN;
        known.add(new WorstCase.Known(vector(point.get("x")), vector(point.get("g")), f));
      }
      functions.put(function.get("name").asText(), known);
    }
    return new WorstCase(
        name,
        parameters,
        value,
        vector(instance.get("start")),
        vector(instance.get("minimiser")),
        instance.path("minimum").asDouble(Double.NaN),
        functions);
  }

  private static Values vector(JsonNode numbers) {
    return numbers.isNull() ? null : values(Shape.of(numbers.size()), numbers);
  }

  /** Ids of all rows of the catalogue. */
  public Set<String> rows() {
    Set<String> rows = new TreeSet<>();
    files
        .read("catalogue.json", "gradmark/catalogue/1")
        .get("rows")
        .forEach(row -> rows.add(row.get("row").asText()));
    return rows;
  }

  private Scenario readScenario(String name) {
    String file = "cases/" + name + ".json";
    JsonNode json = files.read(file, "gradmark/case/1");
    List<Scenario.Parameter> parameters = new ArrayList<>();
    for (JsonNode p : json.get("parameters")) {
      Values initial = values(shape(p.get("shape")), p.get("initial"));
      parameters.add(
          new Scenario.Parameter(p.get("name").asText(), p.get("since").asInt(), initial));
    }
    boolean closed = json.get("form").asText().equals("closed-loop");
    Problem problem = closed ? Problem.named(json.get("problem").asText()) : null;
    List<Scenario.Stage> stages = new ArrayList<>();
    for (JsonNode step : json.get("steps")) {
      Oracle oracle =
          closed
              ? problem
              : Oracle.fixed(present(parameters, stages.size() + 1, step.get("gradients")));
      stages.add(new Scenario.Stage(step.get("schedule").asDouble(), oracle));
    }
    return new Scenario(name, parameters, stages);
  }

  private Reference readReference(String file) {
    JsonNode json = files.read(file, "gradmark/trajectory/1");
    Scenario scenario = scenario(json.get("case").asText());
    List<List<Values>> steps = new ArrayList<>();
    for (JsonNode step : json.get("trajectory")) {
      steps.add(present(scenario.parameters(), steps.size() + 1, step));
    }
    if (steps.size() != scenario.stages().size()) {
      throw new ReferenceDataException(
          files.place(file), steps.size() + " steps; its case has " + scenario.stages().size());
    }
    Map<String, Double> hyperparameters = new LinkedHashMap<>();
    json.get("hyperparameters")
        .properties()
        .forEach(e -> hyperparameters.put(e.getKey(), e.getValue().asDouble()));
    JsonNode provenance = json.get("provenance");
    return new Reference(
        file,
        provenance.get("library").asText() + " " + provenance.get("version").asText(),
        provenance.get("call").asText(),
        Precision.ofDtype(json.get("dtype").asText()),
        scenario,
        hyperparameters,
        new Trajectory(steps));
  }

  private static List<Values> present(List<Scenario.Parameter> parameters, int t, JsonNode byName) {
    List<Values> values = new ArrayList<>();
    for (Scenario.Parameter parameter : parameters) {
      if (parameter.since() <= t) {
        values.add(values(parameter.initial().shape(), byName.get(parameter.name())));
      }
    }
    return values;
  }

  private static Shape shape(JsonNode extents) {
    return Shape.of(list(extents).stream().mapToInt(JsonNode::asInt).toArray());
  }

  /** Numbers that say their shape. */
  static Values array(JsonNode json) {
    return values(shape(json.get("shape")), json.get("values"));
  }

  private static Values values(Shape shape, JsonNode numbers) {
    return new Values(shape, list(numbers).stream().mapToDouble(ReferenceData::number).toArray());
  }

  /** A number, or one of the strings NaN, Infinity, -Infinity, for which JSON has no numbers. */
  private static double number(JsonNode node) {
    return node.isTextual() ? Double.parseDouble(node.asText()) : node.asDouble();
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> list = new ArrayList<>();
    array.forEach(list::add);
    return list;
  }
}
