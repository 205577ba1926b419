package org.gradmark.referencedata;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The inspection of the data finds each kind of damage, on copies of three of the files. */
public class InspectionTest {

  private static final String CASE = "cases/late.json";
  private static final String TRAJECTORY = "trajectories/adam/paper/late-torch.json";
  private static final String EDGE = "edge/nan.json";

  private Path copy;

  @BeforeMethod
  public void copyFiles() throws IOException {
    copy = Files.createTempDirectory("gradmark-reference-data");
    for (String file : List.of(CASE, TRAJECTORY, EDGE)) {
      Files.createDirectories(copy.resolve(file).getParent());
      Files.copy(Path.of("data").resolve(file), copy.resolve(file));
    }
    seal(CASE, EDGE, TRAJECTORY);
  }

  @AfterMethod
  public void removeFiles() throws IOException {
    try (Stream<Path> all = Files.walk(copy)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private interface Damage {
    void on(InspectionTest test) throws IOException;
  }

  private static Object[] damage(String fault, Damage damage) {
    return new Object[] {fault, damage};
  }

  @DataProvider
  public static Object[][] damages() {
    return new Object[][] {
      damage(TRAJECTORY + ": checksum differs", test -> test.flip(TRAJECTORY)),
      damage(CASE + ": checksum differs", test -> test.flip(CASE)),
      damage(EDGE + ": missing", test -> Files.delete(test.copy.resolve(EDGE))),
      damage(EDGE + ": not listed in SHA256SUMS", test -> test.seal(CASE, TRAJECTORY)),
      damage(EDGE + ": no JSON: ", test -> test.change(EDGE, "\"title\":", "title:")),
      damage(EDGE + ": $: required property 'title'", test -> test.change(EDGE, "title", "name")),
      damage(
          TRAJECTORY + ": $.dtype: ",
          test -> test.change(TRAJECTORY, "\"float64\"", "\"float16\"")),
      damage(
          TRAJECTORY + ": says that it is trajectories/adamw/paper/late-torch.json",
          test -> test.change(TRAJECTORY, "\"adam\"", "\"adamw\"")),
      damage(
          TRAJECTORY + ": was computed from another " + CASE,
          test -> test.change(CASE, "\"title\": \"", "\"title\": \"Not ")),
      damage(
          TRAJECTORY + ": 59 steps, its case has 60",
          test -> test.change(TRAJECTORY, "(?m)^  \\{\"[^\n]*,\n", "")),
    };
  }

  @Test(dataProvider = "damages")
  public void damageIsFound(String fault, Damage damage) throws IOException {
    assertEquals(faults(), List.of());
    damage.on(this);
    List<String> faults = faults();
    assertTrue(faults.stream().anyMatch(f -> f.startsWith(fault)), fault + " is not in " + faults);
  }

  private List<String> faults() throws IOException {
    return Inspection.faults(copy, Path.of("schema"));
  }

  /** The last bit of a byte in the middle. */
  private void flip(String file) throws IOException {
    byte[] bytes = Files.readAllBytes(copy.resolve(file));
    bytes[bytes.length / 2] ^= 1;
    Files.write(copy.resolve(file), bytes);
  }

  private void change(String file, String from, String to) throws IOException {
    String text = Files.readString(copy.resolve(file));
    String changed = text.replaceFirst(from, to);
    assertNotEquals(changed, text, file + " has no " + from);
    Files.writeString(copy.resolve(file), changed);
    seal(CASE, EDGE, TRAJECTORY);
  }

  private void seal(String... files) {
    StringBuilder sums = new StringBuilder();
    for (String file : files) {
      sums.append(sha256(copy.resolve(file))).append("  ").append(file).append('\n');
    }
    try {
      Files.writeString(copy.resolve("SHA256SUMS"), sums);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(Path file) {
    try {
      byte[] text = Files.readString(file).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
