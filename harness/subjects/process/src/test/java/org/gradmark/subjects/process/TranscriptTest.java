package org.gradmark.subjects.process;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.testng.annotations.Test;

/** The transcript in PROTOCOL.md is what the Java host really says. */
public class TranscriptTest {

  private static List<String> lines(char side) throws IOException {
    List<String> lines =
        Files.readAllLines(Path.of("PROTOCOL.md")).stream()
            .filter(line -> line.startsWith(side + " {"))
            .map(line -> line.substring(2))
            .collect(Collectors.toList());
    assertTrue(lines.size() > 10, "the transcript is gone: " + lines);
    return lines;
  }

  private static List<String> answers(List<String> requests) {
    String input = String.join("\n", requests) + "\n";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new SubjectHost("sample", "1.0", SampleSubject.all())
        .serve(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out);
    return out.toString(StandardCharsets.UTF_8).lines().collect(Collectors.toList());
  }

  @Test
  public void transcriptIsWhatTheHostSays() throws IOException {
    assertEquals(answers(lines('>')), lines('<'));
  }

  @Test
  public void nothingIsAnsweredAfterBye() {
    assertEquals(
        answers(List.of("{\"op\":\"bye\"}", "{\"op\":\"hello\",\"protocol\":1}")), List.of());
  }

  @Test
  public void hostAnswersNonsenseWithAnErrorAndGoesOn() {
    List<String> answers =
        answers(
            List.of(
                "hello?",
                "{\"op\":\"dance\",\"session\":1}",
                "{\"op\":\"open\",\"session\":1,\"subject\":\"sample:none\",\"dtype\":\"float64\"}",
                "{\"op\":\"open\",\"session\":1,\"subject\":\"sample:momentum\",\"dtype\":\"int8\"}",
                "{\"op\":\"open\",\"session\":1,\"subject\":\"sample:momentum\",\"dtype\":\"float64\"}",
                "{\"op\":\"open\",\"session\":1,\"subject\":\"sample:momentum\",\"dtype\":\"float64\"}",
                "{\"op\":\"add\",\"session\":1,\"shape\":[2],\"values\":[1]}",
                "{\"op\":\"add\",\"session\":1,\"shape\":[1],\"values\":[1]}",
                "{\"op\":\"copy\",\"session\":1,\"to\":1}"));
    assertEquals(
        answers,
        List.of(
            "{\"error\":\"something that is not JSON: hello?\"}",
            "{\"error\":\"unknown op dance\"}",
            "{\"error\":\"no subject sample:none; known: [sample:momentum]\"}",
            "{\"error\":\"sample:momentum does not run in int8\"}",
            "{\"ok\":true}",
            "{\"error\":\"session 1 is open already; use another number\"}",
            "{\"error\":\"field \\\"values\\\" holds 1 instead of 2 numbers for shape [2]\"}",
            "{\"ok\":true}",
            "{\"error\":\"session 1 is open already; use another number\"}"));
  }
}
