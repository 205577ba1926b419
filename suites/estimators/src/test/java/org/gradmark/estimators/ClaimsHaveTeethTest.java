package org.gradmark.estimators;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.EstimatorRuleSubject;
import org.gradmark.core.estimator.SampleWrapper;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Tensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * The suite tests itself: every claim rejects each of its impostors, with the right message, in
 * double and in float, and holds for the built-in subject on every backend.
 */
public class ClaimsHaveTeethTest {

  private static final Laboratory LABORATORY = Laboratory.on(ReferenceData.bundled());

  /** All systems, or those that {@code -Dgradmark.system=pathwise,spsa} names. */
  private static List<EstimatorSystem> systems() {
    String only = System.getProperty("gradmark.system");
    List<EstimatorSystem> chosen =
        EstimatorSuite.SYSTEMS.stream()
            .filter(s -> only == null || List.of(only.split(",")).contains(s.id()))
            .toList();
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException(
          "no system \"" + only + "\"; there are " + EstimatorSuite.SYSTEMS);
    }
    return chosen;
  }

  /** All claims, or those whose ids begin as {@code -Dgradmark.claim=PATH-0} says. */
  private static List<Claim<EstimatorSubject>> claims(EstimatorSystem system) {
    String prefix = System.getProperty("gradmark.claim", "");
    return system.claims().stream().filter(c -> c.id().startsWith(prefix)).toList();
  }

  @DataProvider(parallel = true)
  public static Iterator<Object[]> impostors() {
    List<Object[]> cases = new ArrayList<>();
    for (EstimatorSystem system : systems()) {
      for (Claim<EstimatorSubject> claim : claims(system)) {
        for (Rejection<EstimatorSubject> rejection : claim.rejections()) {
          for (String backend : List.of("f64", "f32")) {
            cases.add(new Object[] {claim, rejection, backend});
          }
        }
      }
    }
    return cases.iterator();
  }

  /** A tolerance is less than a hundredth of the way to an impostor. */
  private static final double FAR = 100;

  @Test(dataProvider = "impostors")
  public void everyImpostorIsRejected(
      Claim<EstimatorSubject> claim, Rejection<EstimatorSubject> rejection, String backend) {
    Trial<EstimatorSubject> trial = new Trial<>(rejection.impostor(), backend, LABORATORY, 1);
    Outcome outcome = claim.check().check(trial);
    String what = claim.prefix() + " on " + rejection.impostor().id() + "@" + backend;
    assertFalse(outcome.result().isGood(), what + " passes: " + outcome.message());
    assertTrue(
        outcome.message().contains(rejection.message()),
        what + "\n says: " + outcome.message() + "\n  not: " + rejection.message());
    if (outcome.evidence().containsKey("tolerance")) {
      assertTrue(outcome.measured() > FAR, what + " is only " + outcome.measured() + " away");
    }
  }

  @DataProvider(parallel = true)
  public static Iterator<Object[]> dialects() {
    List<Object[]> cases = new ArrayList<>();
    for (EstimatorSystem system : systems()) {
      for (Dialect<EstimatorRule> declared : system.dialects()) {
        for (Dialect<EstimatorRule> real : system.dialects()) {
          if (real != declared) {
            cases.add(new Object[] {system, declared, real});
          }
        }
      }
    }
    return cases.iterator();
  }

  @Test(dataProvider = "dialects")
  public void everyDialectIsToldFromEveryOther(
      EstimatorSystem system, Dialect<EstimatorRule> declared, Dialect<EstimatorRule> real) {
    String name = system.id() + "/" + declared.id() + ", really " + real.id();
    EstimatorSubject subject =
        new EstimatorRuleSubject(name, system.id(), declared.id(), real.rule());
    for (String backend : List.of("f64", "f32")) {
      List<String> said = new ArrayList<>();
      boolean told = false;
      for (Claim<EstimatorSubject> claim : system.claims()) {
        if (claim.dialects().contains(declared.id())) {
          Outcome outcome = claim.check().check(new Trial<>(subject, backend, LABORATORY, 1));
          boolean named =
              outcome.message().contains("follows " + system.id() + "/" + real.id() + " ");
          told |= named && outcome.result() == Result.DEVIATES;
          said.add(outcome.message());
        }
      }
      assertTrue(told, name + "@" + backend + " is taken for " + declared.id() + ": " + said);
    }
  }

  @DataProvider(parallel = true)
  public static Iterator<Object[]> declared() {
    List<Object[]> cases = new ArrayList<>();
    for (EstimatorSystem system : systems()) {
      system.dialects().forEach(d -> cases.add(new Object[] {system, d}));
    }
    return cases.iterator();
  }

  /** Wherever rows are not as many as columns; claims about costs look at no answer. */
  @Test(dataProvider = "declared")
  public void noClaimPassesATransposedAnswer(
      EstimatorSystem system, Dialect<EstimatorRule> dialect) {
    for (Claim<EstimatorSubject> claim : claims(system)) {
      AtomicBoolean turned = new AtomicBoolean();
      EstimatorRule wrong =
          s -> {
            Tensor right = dialect.rule().estimate(s);
            if (right.shape().rank() != 2) {
              return right;
            }
            Tensor transposed = right.transpose();
            turned.compareAndSet(false, !transposed.shape().equals(right.shape()));
            return transposed;
          };
      if (claim.dialects().contains(dialect.id())) {
        String name = system.id() + "/" + dialect.id() + "!transposed";
        EstimatorSubject subject = new EstimatorRuleSubject(name, system.id(), dialect.id(), wrong);
        Outcome outcome = claim.check().check(new Trial<>(subject, "f64", LABORATORY, 1));
        if (turned.get() && !outcome.evidence().containsKey("calls")) {
          assertFalse(outcome.result().isGood(), claim.id() + " passes " + name);
          assertTrue(
              outcome.message().contains(EstimatorMistake.TRANSPOSED.cause()),
              claim.id() + " on " + name + " says: " + outcome.message());
        }
      }
    }
  }

  /** A claim must try a value that is not the default's of whatever the rule looks at. */
  @Test(dataProvider = "declared")
  public void noHyperparameterIsIgnoredUnseen(
      EstimatorSystem system, Dialect<EstimatorRule> dialect) {
    for (Hyperparameter hyperparameter : system.hyperparameters()) {
      AtomicBoolean read = new AtomicBoolean();
      EstimatorRule wrong =
          s ->
              dialect
                  .rule()
                  .estimate(
                      new SampleWrapper(s) {
                        @Override
                        public Tensor get(Hyperparameter asked) {
                          if (!asked.name().equals(hyperparameter.name())) {
                            return super.get(asked);
                          }
                          read.set(true);
                          return backend().scalar(hyperparameter.defaultValue());
                        }
                      });
      String name = system.id() + "/" + dialect.id() + "!" + hyperparameter.name() + "-ignored";
      EstimatorSubject subject = new EstimatorRuleSubject(name, system.id(), dialect.id(), wrong);
      boolean seen =
          system.claims().stream()
              .filter(c -> c.dialects().contains(dialect.id()))
              .map(c -> c.check().check(new Trial<>(subject, "f64", LABORATORY, 1)))
              .anyMatch(o -> !o.result().isGood());
      assertTrue(seen || !read.get(), name + " passes every claim");
    }
  }

  @DataProvider(parallel = true)
  public static Iterator<Object[]> cells() {
    List<Object[]> cases = new ArrayList<>();
    for (EstimatorSystem system : systems()) {
      for (EstimatorSubject subject : system.builtIns()) {
        for (Claim<EstimatorSubject> claim : claims(system)) {
          if (claim.dialects().contains(subject.dialect())) {
            subject.backends().forEach(b -> cases.add(new Object[] {claim, subject, b}));
          }
        }
      }
    }
    return cases.iterator();
  }

  @Test(dataProvider = "cells")
  public void everyBuiltInSubjectPasses(
      Claim<EstimatorSubject> claim, EstimatorSubject subject, String backend) {
    Outcome outcome = claim.check().check(new Trial<>(subject, backend, LABORATORY, 1));
    assertEquals(
        outcome.result().label(),
        "pass",
        claim.prefix() + " on " + subject.id() + "@" + backend + ": " + outcome.message());
  }
}
