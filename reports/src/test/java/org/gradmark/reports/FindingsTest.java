package org.gradmark.reports;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.gradmark.core.claim.Result;
import org.gradmark.core.run.Run;
import org.testng.annotations.Test;

public class FindingsTest {

  @Test
  public void onlySubjectsWithFindingsHaveAFile() {
    assertEquals(
        Findings.render(Samples.realistic()).keySet(),
        Set.of("dl4j/nadam.md", "dl4j/adam.md", "dl4j/adabelief.md", "optax/adam.md"));
    assertTrue(Findings.render(Samples.run(List.of())).isEmpty());
  }

  @Test
  public void aFileSaysWhatIsWrongWithNumbersAndACommand() {
    String file = Findings.render(Samples.realistic()).get("dl4j/nadam.md");
    assertTrue(file.contains("\n# dl4j:nadam\n"), file);
    assertTrue(file.contains("## The second moment is not bias-corrected"), file);
    assertTrue(
        file.contains("```sh\n./gradmark run --only 'dl4j:nadam#NADAM-01@float64'\n```"), file);
    assertTrue(file.contains("| 1 | 0.19 | 6.008 |"), file);
    assertTrue(file.contains("| TRAJ-02 scales | float32 | fail | 3.214e9 | 1 |"), file);
    assertFalse(file.contains("Linux"), "a finding must not change with the machine");
  }

  @Test
  public void noNameLeavesTheDirectoryOrMeetsAnother() {
    Run run =
        Samples.run(
            List.of(
                Samples.verdict("..:../../x", "A-01 x", "f", Result.FAIL, "m"),
                Samples.verdict("a:b c", "A-01 x", "f", Result.FAIL, "m"),
                Samples.verdict("a:b_c", "A-01 x", "f", Result.FAIL, "m"),
                Samples.verdict("a:adam/epsilon-hat", "A-01 x", "f", Result.FAIL, "m"),
                Samples.verdict("plain", "A-01 x", "f", Result.FAIL, "m")));
    assertEquals(
        Findings.render(run).keySet(),
        Set.of("other/x.md", "a/b_c.md", "a/b_c-2.md", "a/adam.epsilon-hat.md", "other/plain.md"));
  }

  @Test
  public void whatIsMendedIsDeletedAndWhatIsNotOursStays() throws IOException {
    Path directory = Files.createTempDirectory("gradmark").resolve("findings");
    assertEquals(Findings.write(Samples.realistic(), directory).size(), 4);
    assertTrue(Findings.write(Samples.realistic(), directory).stream().allMatch(Files::exists));
    Path readme = directory.resolve("dl4j/README.md");
    Files.writeString(readme, "mine");
    Findings.write(Samples.run(Samples.good("dl4j:nadam", "NADAM", "float64")), directory);
    assertFalse(Files.exists(directory.resolve("dl4j/nadam.md")));
    assertTrue(Files.exists(readme));
    Findings.write(Samples.run(List.of()), directory.resolve("never-made"));
    assertFalse(Files.exists(directory.resolve("never-made")));
  }
}
