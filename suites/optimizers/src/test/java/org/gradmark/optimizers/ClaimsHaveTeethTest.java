package org.gradmark.optimizers;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleSubject;
import org.gradmark.core.system.OptimizerSystem;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * The suite tests itself: every claim rejects each of its impostors, with the right message, in
 * double or in float, in turn; in both with {@code -Dgradmark.everything=true}, or if one system is
 * asked for.
 */
public class ClaimsHaveTeethTest {

  private static final Laboratory LABORATORY = Laboratory.on(ReferenceData.bundled());

  private static final List<String> BACKENDS = List.of("f64", "f32");
  private static final boolean BOTH =
      Boolean.getBoolean("gradmark.everything") || System.getProperty("gradmark.system") != null;

  /** All systems, or the one that {@code -Dgradmark.system=adam} names. */
  private static List<OptimizerSystem> systems() {
    String only = System.getProperty("gradmark.system");
    List<OptimizerSystem> chosen =
        OptimizerSuite.SYSTEMS.stream().filter(s -> only == null || s.id().equals(only)).toList();
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException(
          "no system \"" + only + "\"; there are " + OptimizerSuite.SYSTEMS);
    }
    return chosen;
  }

  /** All claims, or those whose ids begin as {@code -Dgradmark.claim=ADAM-1} says. */
  private static List<Claim<OptimizerSubject>> claims(OptimizerSystem system) {
    String prefix = System.getProperty("gradmark.claim", "");
    return system.claims().stream().filter(c -> c.id().startsWith(prefix)).toList();
  }

  @DataProvider(parallel = true)
  public static Iterator<Object[]> impostors() {
    List<Object[]> cases = new ArrayList<>();
    int first = 0;
    for (OptimizerSystem system : systems()) {
      int turn = first++; // so that what systems share is tried in both
      for (Claim<OptimizerSubject> claim : claims(system)) {
        for (Rejection<OptimizerSubject> rejection : claim.rejections()) {
          turn++;
          for (String backend : BOTH ? BACKENDS : BACKENDS.subList(turn % 2, turn % 2 + 1)) {
            cases.add(new Object[] {claim, rejection, backend});
          }
        }
      }
    }
    return cases.iterator();
  }

  @Test(dataProvider = "impostors")
  public void everyImpostorIsRejected(
      Claim<OptimizerSubject> claim, Rejection<OptimizerSubject> rejection, String backend) {
    Trial<OptimizerSubject> trial = new Trial<>(rejection.impostor(), backend, LABORATORY, 1);
    Outcome outcome = claim.check().check(trial);
    String what = claim.prefix() + " on " + rejection.impostor().id() + "@" + backend;
    assertFalse(outcome.result().isGood(), what + " passes: " + outcome.message());
    assertTrue(
        outcome.message().contains(rejection.message()),
        what + "\n says: " + outcome.message() + "\n  not: " + rejection.message());
  }

  /**
   * At the default of the hyperparameter that it adds, the second of these is the first: nothing
   * can tell them apart, or needs to.
   */
  static final Set<String> EXTENSIONS =
      Set.of(
          "sgd/paper l2-decay",
          "sgd/paper independent-decay",
          "momentum/rate-outside damped",
          "adam/paper l2-decay");

  @DataProvider(parallel = true)
  public static Iterator<Object[]> dialects() {
    List<Object[]> cases = new ArrayList<>();
    String only = System.getProperty("gradmark.claim", "TRAJ");
    for (OptimizerSystem system :
        "TRAJ".startsWith(only) ? systems() : List.<OptimizerSystem>of()) {
      for (Dialect<Rule> declared : system.dialects()) {
        for (Dialect<Rule> real : system.dialects()) {
          String pair = system.id() + "/" + declared.id() + " " + real.id();
          if (real != declared && !EXTENSIONS.contains(pair)) {
            cases.add(new Object[] {system, declared, real});
          }
        }
      }
    }
    return cases.iterator();
  }

  @Test(dataProvider = "dialects")
  public void everyDialectIsToldFromEveryOther(
      OptimizerSystem system, Dialect<Rule> declared, Dialect<Rule> real) {
    RuleSubject subject =
        new RuleSubject(pairName(system, declared, real), system.id(), declared.id(), real.rule());
    for (String backend : List.of("f64", "f32")) {
      boolean told = false;
      for (Claim<OptimizerSubject> claim : system.claims()) {
        if (claim.id().startsWith("TRAJ") || !hasTrajectories(system) && holds(claim, declared)) {
          Outcome outcome = claim.check().check(new Trial<>(subject, backend, LABORATORY, 1));
          boolean named =
              outcome.message().contains("follows " + system.id() + "/" + real.id() + " ");
          assertTrue(
              named || outcome.result() == Result.PASS, subject.id() + ": " + outcome.message());
          told |= named && outcome.result() == Result.DEVIATES;
        }
      }
      assertTrue(told, subject.id() + "@" + backend + " is taken for " + declared.id());
    }
  }

  /** Whether other libraries have the system; else its dialects are told by its theorems. */
  static boolean hasTrajectories(OptimizerSystem system) {
    return system.claims().stream().anyMatch(c -> c.id().equals("TRAJ-01"));
  }

  private static boolean holds(Claim<OptimizerSubject> claim, Dialect<Rule> dialect) {
    return claim.dialects().contains(dialect.id());
  }

  private static String pairName(
      OptimizerSystem system, Dialect<Rule> declared, Dialect<Rule> real) {
    return system.id() + "/" + declared.id() + ", really " + real.id();
  }

  @DataProvider(parallel = true)
  public static Iterator<Object[]> cells() {
    List<Object[]> cases = new ArrayList<>();
    for (OptimizerSystem system : systems()) {
      for (OptimizerSubject subject : system.builtIns()) {
        for (Claim<OptimizerSubject> claim : claims(system)) {
          for (String backend :
              claim.dialects().contains(subject.dialect())
                  ? subject.backends()
                  : List.<String>of()) {
            cases.add(new Object[] {claim, subject, backend});
          }
        }
      }
    }
    return cases.iterator();
  }

  @Test(dataProvider = "cells")
  public void everyBuiltInSubjectPasses(
      Claim<OptimizerSubject> claim, OptimizerSubject subject, String backend) {
    Outcome outcome = claim.check().check(new Trial<>(subject, backend, LABORATORY, 1));
    assertEquals(
        outcome.result().label(),
        "pass",
        claim.prefix() + " on " + subject.id() + "@" + backend + ": " + outcome.message());
  }
}
