package org.gradmark.core.run;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32C;
import org.gradmark.core.backend.BackendUnavailableException;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.contract.Restart;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceDataException;

/**
 * One unit of a run: a claim put to a subject on a backend.
 *
 * @param subject who is tried
 * @param claim what is claimed
 * @param backend on which arithmetic
 */
public record Cell<S extends Subject>(S subject, Claim<S> claim, String backend) {

  /** Evidence of an error that is the subject's own word. */
  static final String ANSWERED = "answered";

  /** Its identity, as {@code gradmark run --only} takes it: {@code dl4j:nadam#TRAJ-01@float64}. */
  public String id() {
    return subject.id() + "#" + claim.id() + "@" + backend;
  }

  /** Seed of everything random in the cell; the same in every run of seed 0. */
  public long seed() {
    CRC32C hash = new CRC32C();
    hash.update(id().getBytes(StandardCharsets.UTF_8));
    return hash.getValue();
  }

  /** Seed of the cell in a run of some seed; {@link #seed()} if that is 0. */
  public long seed(long run) {
    return seed() ^ (run << Integer.SIZE ^ run >>> Integer.SIZE);
  }

  /** Decides the cell. Whatever the subject does, the answer is a verdict. */
  public Verdict decide(Laboratory laboratory) {
    long start = System.nanoTime();
    long seed = seed(laboratory.seed());
    Outcome outcome;
    try {
      outcome = claim.check().check(new Trial<>(subject, backend, laboratory, seed));
    } catch (SubjectFailure e) {
      outcome = error(e.getMessage());
      // With a cause its process broke, or was too slow, which another try may not be.
      outcome = e.getCause() == null ? outcome.with(ANSWERED, "an error") : outcome;
    } catch (ReferenceDataException e) {
      outcome = error(e.getMessage());
    } catch (BackendUnavailableException e) {
      outcome = Outcome.skipped(e.getMessage());
    } catch (UnsupportedOperationException e) {
      // Without a reason it is not the subject's word but a collection's that may not be changed.
      outcome =
          e.getMessage() == null
              ? error("it threw " + e)
              : Outcome.skipped("the subject does not support it: " + e.getMessage());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
      outcome = error("it threw " + e);
    }
    return verdict(outcome, (System.nanoTime() - start) * 1e-9, seed);
  }

  /**
   * Decides the same cell in processes that nobody has asked anything.
   *
   * @throws java.util.NoSuchElementException if its subject cannot be started again
   */
  Verdict decideAfresh(Restart.Scope scope, Laboratory laboratory) {
    try (Restart restart = subject.afresh(scope).orElseThrow()) {
      @SuppressWarnings("unchecked") // Another one of the same kind.
      S again = (S) restart.subject();
      return new Cell<>(again, claim, backend).decide(laboratory);
    }
  }

  /** The verdict of a cell that could not be decided. */
  Verdict undecided(String reason, double seconds, long run) {
    return verdict(error(reason), seconds, seed(run));
  }

  private static Outcome error(String message) {
    return new Outcome(Result.ERROR, Double.NaN, Double.NaN, message, Map.of());
  }

  private Verdict verdict(Outcome outcome, double seconds, long seed) {
    return new Verdict(
        subject.id(),
        subject.system(),
        subject.dialect(),
        claim.id(),
        backend,
        outcome.result(),
        claim.level(),
        claim.sentence(),
        outcome.measured(),
        outcome.limit(),
        claim.prefix() + " " + outcome.message(),
        outcome.evidence(),
        seconds,
        seed);
  }

  @Override
  public String toString() {
    return id();
  }
}
