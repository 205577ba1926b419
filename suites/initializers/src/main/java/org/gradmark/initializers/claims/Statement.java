package org.gradmark.initializers.claims;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.InitializerRule;
import org.gradmark.core.initializer.Settings;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.system.InitializerSystem;

/**
 * Builds a claim about an initializer.
 *
 * <pre>{@code
 * Statement.claim("DIRAC-01", "passes-through", "A convolution with it is the identity.", "the sifting property")
 *     .rejecting("the output is not the input", OFF_CENTRE)
 *     .of(system, probe -> ...)
 * }</pre>
 */
public final class Statement {

  /** Error rate of every statistical claim: a right subject fails with at most this probability. */
  public static final double ALPHA = 1e-9;

  /** A check of a subject that is ready to draw. */
  @FunctionalInterface
  public interface Question {
    /** Puts the claim to it. */
    Outcome check(Probe probe);
  }

  /** An impostor that is right but for the way it is asked. */
  @FunctionalInterface
  public interface Wrap {
    /** The impostor made of the right subject of a dialect. */
    InitializerSubject of(InitializerSubject right);
  }

  private record Wrong(List<String> dialects, InitializerMistake mistake, String message) {}

  private record Wrapped(Wrap wrap, String message) {}

  private final String id;
  private final String name;
  private final String sentence;
  private final String source;
  private Kind kind = Kind.STATISTICAL;
  private List<String> dialects = List.of();
  private boolean tried;
  private boolean whateverScale;
  private boolean many;
  private final List<Wrong> mistakes = new ArrayList<>();
  private final List<Wrapped> wraps = new ArrayList<>();

  private Statement(String id, String name, String sentence, String source) {
    this.id = id;
    this.name = name;
    this.sentence = sentence;
    this.source = source;
  }

  /** Begins a claim, which is statistical unless told otherwise. */
  public static Statement claim(String id, String name, String sentence, String source) {
    return new Statement(id, name, sentence, source);
  }

  /** What sort of evidence it rests on. */
  public Statement kind(Kind other) {
    kind = other;
    return this;
  }

  /** The dialects it holds for; all unless told. */
  public Statement in(String... ids) {
    dialects = List.of(ids);
    return this;
  }

  /**
   * Checked with the values of {@link InitializerSystem#tried} in place of the defaults. Claims
   * about the formula take them, or a subject that ignores the user's choice passes; claims about
   * kernels and streams (FAN-01, the IND and SEED claims), which no value changes, keep the
   * defaults.
   */
  public Statement tried() {
    tried = true;
    return this;
  }

  /**
   * It has nothing to do with the size of weights, so that is never named as the cause. (A subject
   * that answers otherwise every time would pass once it is asked again, whatever is changed.)
   */
  Statement whateverScale() {
    whateverScale = true;
    return this;
  }

  /**
   * It looks at many parameters at once, or at several seeds, as if they were independent. If they
   * are not, that is the cause of its failure.
   */
  public Statement ofManyParameters() {
    many = true;
    return this;
  }

  /** Mistakes that it must find, and the words in which it does. */
  public Statement rejecting(String message, InitializerMistake... found) {
    return rejectingIn(List.of(), message, found);
  }

  /** Mistakes that it must find in some dialects. */
  public Statement rejectingIn(List<String> ids, String message, InitializerMistake... found) {
    List.of(found).forEach(mistake -> mistakes.add(new Wrong(ids, mistake, message)));
    return this;
  }

  /** An impostor made of the right subject. */
  public Statement rejecting(String message, Wrap wrap) {
    wraps.add(new Wrapped(wrap, message));
    return this;
  }

  /** All mistakes that a system declares for each dialect; the message must name the cause. */
  public Statement rejectingEveryDeclared(InitializerSystem system) {
    for (Dialect<?> dialect : system.dialects()) {
      for (InitializerMistake mistake : system.mistakes(dialect.id())) {
        mistakes.add(new Wrong(List.of(dialect.id()), mistake, mistake.cause()));
      }
    }
    return this;
  }

  /** In each dialect, every hyperparameter that it uses, as if the user's choice went nowhere. */
  Statement rejectingEveryIgnored(InitializerSystem system, String message) {
    for (Dialect<InitializerRule> dialect : system.dialects()) {
      rejectingIn(List.of(dialect.id()), message, CommonMistakes.ignored(system, dialect));
    }
    return this;
  }

  /** The claim about a system. */
  public Claim<InitializerSubject> of(InitializerSystem system, Question question) {
    Set<String> held = new LinkedHashSet<>();
    List<Rejection<InitializerSubject>> rejections = new ArrayList<>();
    for (InitializerSubject right : system.builtIns()) {
      String dialect = right.dialect();
      if (dialects.isEmpty() || dialects.contains(dialect)) {
        held.add(dialect);
        for (Wrong wrong : mistakes) {
          if (wrong.dialects.isEmpty() || wrong.dialects.contains(dialect)) {
            rejections.add(system.rejection(dialect, wrong.mistake, wrong.message));
          }
        }
        wraps.forEach(w -> rejections.add(new Rejection<>(w.wrap.of(right), w.message)));
      }
    }
    Settings settings = tried ? system.tried() : Settings.DEFAULTS;
    return new Claim<>(
        id,
        name,
        Level.MUST,
        kind,
        sentence,
        source,
        false,
        held,
        trial -> {
          Probe probe = Probe.of(system, trial, settings);
          Outcome outcome = question.check(probe);
          return whateverScale ? outcome : ScaleCause.add(probe, outcome, question, many);
        },
        rejections);
  }
}
