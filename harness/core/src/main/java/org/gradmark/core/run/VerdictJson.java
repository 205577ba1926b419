package org.gradmark.core.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;

/** Verdicts as JSON objects, one line each. */
final class VerdictJson {

  static final String SCHEMA = "gradmark/run/1";

  // The fast writer prints the shortest decimal that reads back as the same double on every JDK;
  // the other one asks Double.toString, which does so only from JDK 19 on.
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private VerdictJson() {}

  static String line(Map<String, Object> object) {
    try {
      return MAPPER.writeValueAsString(Json.plain(object));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write as JSON: " + object.keySet(), e);
    }
  }

  /** The object on a line; the error is of one line and says what is wrong with it. */
  static Map<String, Object> object(String line) {
    try {
      Map<String, Object> object =
          MAPPER.readValue(line, new TypeReference<LinkedHashMap<String, Object>>() {});
      if (object == null) {
        throw new IllegalArgumentException("is no JSON object");
      }
      return object;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("is no JSON object (" + e.getOriginalMessage() + ")", e);
    }
  }

  static Map<String, Object> write(Verdict v) {
    Map<String, Object> o = new LinkedHashMap<>();
    o.put("type", "verdict");
    o.put("schema", SCHEMA);
    o.put("subject", v.subject());
    o.put("system", v.system());
    o.put("dialect", v.dialect());
    o.put("claim", v.claim());
    o.put("backend", v.backend());
    o.put("verdict", v.result().label());
    o.put("level", v.level().name());
    o.put("sentence", v.sentence());
    o.put("measured", nullForNan(v.measured()));
    o.put("limit", nullForNan(v.limit()));
    o.put("message", v.message());
    o.put("evidence", v.evidence() == null ? Map.of() : v.evidence());
    o.put("seconds", nullForNan(v.seconds()));
    o.put("seed", v.seed());
    o.put("cell", v.cell());
    return o;
  }

  static Verdict read(Map<String, Object> o) {
    Verdict verdict =
        new Verdict(
            text(o, "subject"),
            text(o, "system"),
            text(o, "dialect"),
            text(o, "claim"),
            text(o, "backend"),
            Json.constant(Result.class, text(o, "verdict").toUpperCase(Locale.ROOT), "verdict"),
            Json.constant(Level.class, text(o, "level"), "level"),
            text(o, "sentence"),
            Json.number(o, "measured"),
            Json.number(o, "limit"),
            text(o, "message"),
            Json.map(o, "evidence"),
            Json.number(o, "seconds"),
            Json.integer(o, "seed"));
    if (!verdict.cell().equals(o.get("cell"))) {
      throw new IllegalArgumentException(
          "says cell " + o.get("cell") + " but its other fields say " + verdict.cell());
    }
    return verdict;
  }

  private static Double nullForNan(double number) {
    return Double.isNaN(number) ? null : number;
  }

  static String text(Map<String, Object> o, String field) {
    return Json.field(o, field, String.class);
  }
}
