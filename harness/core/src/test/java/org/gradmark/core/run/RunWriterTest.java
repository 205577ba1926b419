package org.gradmark.core.run;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.testng.SkipException;
import org.testng.annotations.Test;

public class RunWriterTest {

  /** A disk of a few bytes. */
  private static final class FullDisk implements LineFile.Disk {
    final int room;
    final boolean canCut;
    byte[] content = new byte[0];

    FullDisk(int room, boolean canCut) {
      this.room = room;
      this.canCut = canCut;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.write(content);
      all.write(bytes, 0, Math.min(bytes.length, room - content.length));
      content = all.toByteArray();
      if (content.length == room) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void cut(long length) throws IOException {
      if (!canCut) {
        throw new IOException("Input/output error");
      }
      content = Arrays.copyOf(content, (int) length);
    }

    @Override
    public void close() {}
  }

  @Test
  public void onAFullDiskTheEarlierLinesStayWhole() {
    FullDisk disk = new FullDisk(20, true);
    try (LineFile file = new LineFile("run.jsonl", disk, 0)) {
      file.append("0123456789");
      UncheckedIOException e =
          expectThrows(UncheckedIOException.class, () -> file.append("0123456789"));
      assertEquals(
          e.getMessage(),
          "run.jsonl cannot be written (No space left on device): make room or choose another"
              + " path, then go on with --resume");
      assertEquals(new String(disk.content, StandardCharsets.UTF_8), "0123456789\n");
      // The same answer from then on: a later, shorter line must not slip in.
      assertSame(expectThrows(UncheckedIOException.class, () -> file.append("0")), e);
      assertEquals(disk.content.length, 11);
    }
  }

  @Test
  public void whereItCannotBeCutBackTheFirstErrorIsTheOneThatIsTold() {
    FullDisk disk = new FullDisk(20, false);
    try (LineFile file = new LineFile("run.jsonl", disk, 0)) {
      file.append("0123456789");
      UncheckedIOException e =
          expectThrows(UncheckedIOException.class, () -> file.append("0123456789"));
      assertTrue(e.getMessage().contains("No space left"), e.getMessage());
      assertEquals(e.getSuppressed().length, 1);
    }
  }

  @Test
  public void theSystemsOwnFullDiskIsAClearError() {
    Path full = Path.of("/dev/full");
    if (!Files.isWritable(full)) {
      throw new SkipException("this system has no /dev/full");
    }
    UncheckedIOException e =
        expectThrows(
            UncheckedIOException.class, () -> RunFile.Writer.create(full, Map.of(), 1).close());
    assertTrue(e.getMessage().startsWith("/dev/full cannot be written ("), e.getMessage());
  }

  @Test
  public void linesOfManyThreadsDoNotMix() throws IOException {
    Path file = Files.createTempDirectory("gradmark").resolve("run.jsonl");
    try (RunFile.Writer writer = RunFile.Writer.create(file, Map.of("os", "x"), 400)) {
      IntStream.range(0, 400)
          .parallel()
          .forEach(
              i -> writer.append(Samples.verdict("s:" + i, i % 90, i, Map.of("a", "x".repeat(i)))));
    }
    Run run = RunFile.read(file);
    assertEquals(run.verdicts().size(), 400);
    assertEquals(run.warnings().size(), 0);
    Files.delete(file);
  }

  @Test
  public void anInterruptedThreadStillWrites() throws IOException {
    Path file = Files.createTempDirectory("gradmark").resolve("run.jsonl");
    try (RunFile.Writer writer = RunFile.Writer.create(file, Map.of(), 2)) {
      Thread.currentThread().interrupt();
      writer.append(Samples.verdict(1));
      assertTrue(Thread.interrupted());
      writer.append(Samples.verdict(2));
    }
    assertEquals(RunFile.read(file).verdicts().size(), 2);
    Files.delete(file);
  }

  @Test
  public void aFileThatIsNotThereCannotBeResumed() {
    UncheckedIOException e =
        expectThrows(
            UncheckedIOException.class, () -> RunFile.Writer.resume(Path.of("no-such.jsonl")));
    assertTrue(e.getMessage().startsWith("no-such.jsonl cannot be"), e.getMessage());
  }
}
