package org.gradmark.backends.gpu.check;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gradmark.backends.gpu.device.FakeDevice;
import org.gradmark.backends.gpu.emit.Real;
import org.gradmark.backends.gpu.execute.Executor;
import org.testng.annotations.Test;

/** What is measured, and the page that is made of it. */
public class CheckReportTest {

  private static List<JsonNode> lines(String... texts) throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    for (String text : texts) {
      lines.add(new ObjectMapper().readTree(text.replace('\'', '"')));
    }
    return lines;
  }

  @Test
  public void sharesAreOfACopyOfTheSameSize() throws Exception {
    String page =
        CheckReport.text(
            lines(
                "{'type':'run','environment':{'device':'cuda:0 Card','cpu':'X','java':'17'}}",
                "{'type':'verdict','subject':'a','claim':'C','backend':'f32','verdict':'pass'}",
                "{'type':'verdict','subject':'a','claim':'C','backend':'fused-gpu','verdict':'pass'}",
                "{'type':'verdict','subject':'b','claim':'C','backend':'f32','verdict':'pass'}",
                "{'type':'verdict','subject':'b','claim':'C','backend':'fused-gpu','verdict':'fail'}",
                copy("float32", 8000, "[2e-6,1e-6]"),
                copy("float32 kept in bfloat16", 4000, "[1e-6]"),
                step("gradmark:adamw", "float32", "'bytes':28000,'seconds':[4e-6,7e-6]"),
                step("a", "float32 kept in bfloat16", "'bytes':16000,'seconds':[5e-6]"),
                step("c", "bfloat16", "'bytes':14000,'seconds':[7e-6],'clock':'host'"),
                step("pytorch:adamw 2.9", "float32", "'bytes':28000,'seconds':[6e-6]"),
                step("b", "float32", "'reason':'no memory'")));
    assertTrue(page.contains("Device: cuda:0 Card"), page);
    assertTrue(page.contains("1 of 2 claims have the same verdict"), page);
    assertTrue(page.contains("- b#C: f32 pass, fused-gpu fail"), page);
    assertTrue(
        page.contains("| 1000 | gradmark:adamw | float32 | 4.0000 | 1.75 | 7.0 | 0.88 |"), page);
    assertTrue(
        page.contains("| 1000 | a | float32 kept in bfloat16 | 5.0000 | 1.00 | 3.2 | 0.80 |"),
        page);
    assertTrue(page.contains("| 1000 | c (host) | bfloat16 | 7.0000 | 1.00 | 2.0 | 0.25 |"), page);
    assertTrue(page.contains("| 1000 | b | float32 | no memory | | | |"), page);
    assertTrue(page.contains("| 1000 | copy | float32 | 1.0000 | 2.00 | 8.0 | 1.00 |"), page);
  }

  @Test
  public void theGoalsAreToldFirst() throws Exception {
    String page =
        CheckReport.text(
            lines(
                "{'type':'run','environment':{'device':'opencl:0 X (CPU, PoCL)'}}",
                copy("float32", 8000, "[1e-6]"),
                step("gradmark:adamw", "float32", "'bytes':28000,'seconds':[4e-6]"),
                step("pytorch:adamw 2.9", "float32", "'bytes':28000,'seconds':[6e-6]"),
                step("pytorch:adamw 2.9", "bfloat16", "'bytes':14000,'seconds':[1e-6]")));
    assertTrue(page.contains("No graphics card: the times below are those of a stand-in"), page);
    assertTrue(page.contains("- gradmark:adam: not measured"), page);
    assertTrue(page.contains("- gradmark:adamw at 1000 elements: 0.88 of the copy's"), page);
    assertTrue(page.contains("- PyTorch's fused AdamW takes 1.50 times as long"), page);
    assertTrue(page.contains("- Optax's AdamW under XLA: not measured"), page);
  }

  private static String copy(String dtype, int bytes, String seconds) {
    return "{'kind':'copy','subject':'','dtype':'%s','size':1000,'bytes':%d,'seconds':%s}"
        .formatted(dtype, bytes, seconds);
  }

  private static String step(String subject, String dtype, String rest) {
    return "{'kind':'step','subject':'%s','dtype':'%s','size':1000,%s}"
        .formatted(subject, dtype, rest);
  }

  @Test
  public void whatKeepsInSixteenBitsIsCountedByItself() throws Exception {
    String verdict = "{'type':'verdict','subject':'a','claim':'%s','backend':'%s','verdict':'%s'}";
    String page =
        CheckReport.text(
            lines(
                verdict.formatted("C", "f32", "pass"),
                verdict.formatted("C", "fused-gpu", "pass"),
                verdict.formatted("C", "fused-gpu-bf16", "pass"),
                verdict.formatted("D", "fused-gpu-bf16", "skipped"),
                verdict.formatted("E", "fused-gpu-bf16", "fail")));
    assertTrue(page.contains("`fused-gpu-bf16`: 1 claims pass, 1 are skipped"), page);
    assertTrue(page.contains("- a#E: fail\n"), page);
    assertFalse(page.contains("fused-gpu-f16"), page);
    assertTrue(page.contains("1 of 1 claims have the same verdict"), page);
  }

  @Test
  public void whatWasNotMeasuredIsSaid() throws Exception {
    String page = CheckReport.text(lines("{'kind':'date','date':'2026-01-02'}"));
    assertTrue(page.contains("Date: 2026-01-02"), page);
    assertTrue(page.contains("Not run.") && page.contains("Not measured."), page);
  }

  @Test
  public void aCopyThatDoesNotFitIsToldAndTheRestGoesOn() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Executor executor = new Executor(new FakeDevice(2000), Real.SINGLE);
    new DeviceBench(executor, new PrintStream(out, true, StandardCharsets.UTF_8))
        .run("fused-gpu", List.of(), List.of(1000, 100));
    String[] told = out.toString(StandardCharsets.UTF_8).strip().split("\n");
    assertEquals(told.length, 2);
    assertTrue(told[0].contains("\"reason\":\"Fake: no memory for an array"), told[0]);
    assertTrue(told[1].contains("\"bytes\":800,\"seconds\":[1.0"), told[1]);
  }
}
