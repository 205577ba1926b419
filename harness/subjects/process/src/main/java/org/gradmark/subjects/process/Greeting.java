package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A child's answer to hello.
 *
 * @param name of the library or program that its subjects belong to
 * @param version of it
 * @param subjects what it offers to be tried
 */
record Greeting(String name, String version, List<Declaration> subjects) {

  static ObjectNode request() {
    return Lines.object().put("op", "hello").put("protocol", Protocol.VERSION);
  }

  static Greeting read(JsonNode answer) {
    readHead(answer);
    List<Declaration> subjects = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode subject : answer.path("subjects")) {
      if (Protocol.CONTRACTS.contains(subject.path("contract").asText())) {
        Declaration declaration = Declaration.read(subject);
        if (!ids.add(declaration.id())) {
          throw new GarbageException("two subjects have the id " + Lines.quote(declaration.id()));
        }
        subjects.add(declaration);
      }
    }
    return new Greeting(
        Lines.text(answer, "name"), Lines.text(answer, "version"), List.copyOf(subjects));
  }

  /** Sees that it is a greeting, whatever its subjects. */
  static void readHead(JsonNode answer) {
    int protocol = Lines.integer(answer, "protocol");
    if (protocol != Protocol.VERSION) {
      throw new GarbageException(
          "it speaks protocol "
              + protocol
              + ", the harness speaks "
              + Protocol.VERSION
              + "; update "
              + (protocol > Protocol.VERSION ? "Gradmark" : "the program"));
    }
    if (!answer.path("subjects").isArray()) {
      throw new GarbageException("no array in field \"subjects\"");
    }
    Lines.text(answer, "name");
    Lines.text(answer, "version");
  }

  /** Answers a hello; the harness's protocol must be the same. */
  ObjectNode answer(ObjectNode hello) {
    int protocol = Lines.integer(hello, "protocol");
    if (protocol != Protocol.VERSION) {
      throw new GarbageException(
          "this program speaks protocol "
              + Protocol.VERSION
              + ", the harness speaks "
              + protocol
              + "; update "
              + (protocol > Protocol.VERSION ? "the program" : "Gradmark"));
    }
    return write();
  }

  private ObjectNode write() {
    ObjectNode answer = Lines.object().put("protocol", Protocol.VERSION);
    answer.put("name", name).put("version", version);
    ArrayNode array = answer.putArray("subjects");
    subjects.forEach(subject -> array.add(subject.write()));
    return answer;
  }
}
