package org.gradmark.subjects.process;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.gradmark.core.run.Elsewhere;

/**
 * One child process and a conversation with it, a line for a line. Whatever goes wrong ends the
 * process with all its descendants, and is told as a {@link BrokenChildException}.
 *
 * <p>Reading and writing happen on a thread of their own, because a child that does not read blocks
 * its writer just as a silent one blocks its reader; the caller only waits, for a limited time.
 */
final class Child implements AutoCloseable {

  /** Begins the message about a child that speaks out of turn. */
  static final String EARLY = "said something before it was asked: ";

  private static final Duration FAREWELL = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofMillis(200);

  /** How often to see what a child that has not answered yet is doing. */
  private static final long LOOK_NANOS = 100_000_000;

  private static final int SAID_LINES = 6;

  private final Process process;
  private final String mark;
  private final LineReader answers;
  private final OutputStream requests;
  private final LastWords lastWords;
  private final ExecutorService conversation;
  private final Limits limits;
  private final Consumption consumption;
  private boolean answered;

  private Child(Process process, String mark, Limits limits) {
    this.process = process;
    this.mark = mark;
    this.limits = limits;
    consumption = new Consumption(process, limits);
    String name = "gradmark child " + process.pid();
    answers = new LineReader(process.getInputStream(), limits.lineBytes());
    requests = process.getOutputStream();
    lastWords = new LastWords(process.getErrorStream(), name + " stderr");
    conversation =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts a process.
   *
   * @param command program and arguments
   * @param environment variables to add to the harness's own
   * @throws BrokenChildException if it cannot be started
   */
  static Child start(List<String> command, Map<String, String> environment, Limits limits) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    String mark = UUID.randomUUID().toString();
    builder.environment().put(Offspring.MARK, mark);
    try {
      Process process = builder.start();
      Survivors.add(process, mark);
      return new Child(process, mark, limits);
    } catch (IOException e) {
      throw new BrokenChildException("cannot be started: " + e.getMessage(), e);
    }
  }

  /** Waits for the next second of the clock: some programs draw what they begin with from it. */
  static void awaitNextSecond() {
    long second = Instant.now().getEpochSecond();
    while (Instant.now().getEpochSecond() == second) {
      LockSupport.parkNanos(GRACE.toNanos() / 10);
    }
  }

  /** Process id. */
  long pid() {
    return process.pid();
  }

  /** Whether the process runs and nothing unread is on its way. */
  boolean isUsable() {
    try {
      return process.isAlive() && !conversation.isShutdown() && !answers.hasMore();
    } catch (IOException e) {
      return false;
    }
  }

  /** Says a line that asks for no kernels, and waits for the answer. */
  String ask(String line) {
    return ask(line, 0);
  }

  /**
   * Says a line and waits for the answer.
   *
   * @param shapes of kernels that it asks for, which take their time
   * @throws BrokenChildException if none comes; the process has been ended then
   */
  String ask(String line, int shapes) {
    Duration patience = answered ? limits.answer(shapes) : limits.firstAnswer();
    if (conversation.isShutdown()) {
      throw new BrokenChildException("has been killed before");
    }
    Future<String> answer = conversation.submit(() -> exchange(line));
    try {
      String text = await(answer, patience);
      if (text == null) {
        throw new BrokenChildException(howItEnded());
      }
      if (!answered) {
        answered = true;
        consumption.start();
      }
      return text;
    } catch (TimeoutException e) {
      kill();
      throw new BrokenChildException(
          "gave no answer within " + e.getMessage() + " and was killed" + lastWords.sentence());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof EarlyException early) {
        String said = early.getMessage();
        throw outOfPlace(said, EARLY + Lines.quote(said));
      }
      if (e.getCause() instanceof BrokenChildException broken) {
        kill();
        throw broken;
      }
      throw new BrokenChildException(howItEnded(), e.getCause());
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
      throw new BrokenChildException("was killed because the harness was interrupted", e);
    }
  }

  /**
   * Waits, and looks at the child's memory now and then.
   *
   * @throws TimeoutException with how long it was waited
   */
  private String await(Future<String> answer, Duration patience)
      throws InterruptedException, ExecutionException, TimeoutException {
    Patience left = new Patience(patience);
    Duration workBefore = null;
    while (true) {
      consumption.excessOfMemory().ifPresent(this::killFor);
      try {
        return answer.get(LOOK_NANOS, NANOSECONDS);
      } catch (TimeoutException e) {
        if (!process.isAlive()) {
          return fromTheDead(answer);
        }
        // Looked at here only: most answers are there long before, and pay nothing.
        Duration work = consumption.work();
        workBefore = workBefore == null ? work : workBefore;
        Duration done = work.minus(workBefore);
        Elsewhere.worked(left.look(done));
        consumption.excessOfWork(done).ifPresent(this::killFor);
        if (left.isOver()) {
          throw new TimeoutException(left.waited());
        }
      }
    }
  }

  /**
   * The last answer of a process that has ended: what it said before is on its way. A worker of its
   * own that outlives it may hold the pipe open for ever, so that reading it does not end; once the
   * worker is killed it does.
   */
  private String fromTheDead(Future<String> answer)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return answer.get(GRACE.toNanos(), NANOSECONDS);
    } catch (TimeoutException e) {
      kill();
      return null;
    }
  }

  private void killFor(String excess) {
    kill(); // before its last words: they are complete only then
    throw new BrokenChildException(excess + " and was killed" + lastWords.sentence());
  }

  /** Whether it was seen with much more memory than after its first answer. */
  boolean hasGrown() {
    return consumption.hasGrown();
  }

  private String exchange(String line) throws IOException {
    if (answers.hasMore()) {
      String early = answers.read();
      if (early == null) {
        return null;
      }
      throw new EarlyException(early);
    }
    requests.write(line.getBytes(StandardCharsets.UTF_8));
    requests.write('\n');
    requests.flush();
    return answers.read();
  }

  /** A line that nobody asked for. */
  private static final class EarlyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EarlyException(String line) {
      super(line);
    }
  }

  /**
   * Ends a child that said something out of place. A runtime that crashes says so on standard
   * output, too: then the crash is what happened, and what was said are its last words.
   *
   * @param line what it said
   * @param complaint what is wrong with it
   */
  BrokenChildException outOfPlace(String line, String complaint) {
    // A whole object is no crash message: there is nothing more to hear.
    List<String> said = line.startsWith("{") ? List.of() : hearOut(line);
    boolean crashed = !said.isEmpty() && awaitExit(GRACE) && process.exitValue() != 0;
    kill();
    return new BrokenChildException(
        crashed
            ? howItExited() + "; it said: " + String.join(" | ", said) + lastWords.sentence()
            : complaint);
  }

  /** All that it says until it ends, as far as it tells anything; empty if it does not end. */
  private List<String> hearOut(String first) {
    Future<List<String>> rest =
        conversation.submit(
            () -> {
              List<String> said = new ArrayList<>();
              for (String line = first; line != null; line = answers.read()) {
                String text = Lines.quote(line);
                if (said.size() < SAID_LINES && LastWords.tells(text)) {
                  said.add(text);
                }
              }
              return said;
            });
    try {
      return rest.get(FAREWELL.toMillis(), MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** Tells why a pipe ended, which an exit usually precedes or follows at once. */
  private String howItEnded() {
    boolean exited = awaitExit(FAREWELL);
    kill();
    return exited
        ? howItExited() + lastWords.sentence()
        : "closed its standard input or output and was killed" + lastWords.sentence();
  }

  private String howItExited() {
    String unfinished = Lines.quote(answers.unfinished());
    return "ended with "
        + ExitCode.describe(process.exitValue())
        + (unfinished.isEmpty() ? "" : " in the middle of a line: " + unfinished);
  }

  private boolean awaitExit(Duration time) {
    try {
      return process.waitFor(time.toMillis(), MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whether the process runs and is spoken with. */
  boolean isAlive() {
    return process.isAlive() && !conversation.isShutdown();
  }

  /** Living processes that this one has started. */
  Set<ProcessHandle> offspring() {
    return Offspring.of(process.toHandle(), mark);
  }

  /**
   * Waits until the process ends by itself.
   *
   * @param bye whether it is told to; else its input ends
   * @return its exit code; none if it went on and on
   */
  OptionalInt awaitEnd(boolean bye, Duration patience) {
    conversation.execute(bye ? this::sayBye : this::hangUp);
    return awaitExit(patience) ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
  }

  private void hangUp() {
    try {
      requests.close();
    } catch (IOException e) {
      // It is gone already.
    }
  }

  /** Ends the process and all its descendants at once. */
  void kill() {
    conversation.shutdownNow();
    Survivors.kill(process, mark);
  }

  /** Asks the process to end, and ends it if it does not. */
  @Override
  public void close() {
    if (process.isAlive() && !conversation.isShutdown()) {
      conversation.execute(this::farewell);
      awaitExit(FAREWELL);
    }
    kill();
  }

  private void farewell() {
    sayBye();
    hangUp();
  }

  private void sayBye() {
    try {
      requests.write("{\"op\":\"bye\"}\n".getBytes(StandardCharsets.UTF_8));
      requests.flush();
    } catch (IOException e) {
      // It is gone already, which is what was asked for.
    }
  }

  /** A time for messages. */
  static String seconds(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
