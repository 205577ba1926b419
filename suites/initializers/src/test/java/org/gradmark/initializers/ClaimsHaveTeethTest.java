package org.gradmark.initializers;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.initializer.InitializerRule;
import org.gradmark.core.initializer.RuleInitializer;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.system.InitializerSystem;
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
  private static List<InitializerSystem> systems() {
    String only = System.getProperty("gradmark.system");
    List<InitializerSystem> chosen =
        InitializerSuite.SYSTEMS.stream().filter(s -> only == null || s.id().equals(only)).toList();
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException(
          "no system \"" + only + "\"; there are " + InitializerSuite.SYSTEMS);
    }
    return chosen;
  }

  /** All claims, or those whose ids begin as {@code -Dgradmark.claim=ADAM-1} says. */
  private static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    String prefix = System.getProperty("gradmark.claim", "");
    return system.claims().stream().filter(c -> c.id().startsWith(prefix)).toList();
  }

  @DataProvider(parallel = true)
  public static Iterator<Object[]> impostors() {
    List<Object[]> cases = new ArrayList<>();
    int first = 0;
    for (InitializerSystem system : systems()) {
      int turn = first++; // so that what systems share is tried in both
      for (Claim<InitializerSubject> claim : claims(system)) {
        for (Rejection<InitializerSubject> rejection : claim.rejections()) {
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
      Claim<InitializerSubject> claim, Rejection<InitializerSubject> rejection, String backend) {
    Trial<InitializerSubject> trial = new Trial<>(rejection.impostor(), backend, LABORATORY, 1);
    Outcome outcome = claim.check().check(trial);
    String what = claim.prefix() + " on " + rejection.impostor().id() + "@" + backend;
    assertFalse(outcome.result().isGood(), what + " passes: " + outcome.message());
    assertTrue(
        outcome.message().contains(rejection.message()),
        what + "\n says: " + outcome.message() + "\n  not: " + rejection.message());
  }

  @DataProvider(parallel = true)
  public static Iterator<Object[]> dialects() {
    List<Object[]> cases = new ArrayList<>();
    for (InitializerSystem system : systems()) {
      for (Dialect<InitializerRule> declared : system.dialects()) {
        for (Dialect<InitializerRule> real : system.dialects()) {
          boolean lawful =
              system.law(declared.id()).isPresent() && system.law(real.id()).isPresent();
          if (real != declared && lawful) {
            cases.add(new Object[] {system, declared, real});
          }
        }
      }
    }
    return cases.iterator();
  }

  @Test(dataProvider = "dialects")
  public void everyDialectIsToldFromEveryOther(
      InitializerSystem system, Dialect<InitializerRule> declared, Dialect<InitializerRule> real) {
    String name = system.id() + "/" + declared.id() + ", really " + real.id();
    RuleInitializer subject = new RuleInitializer(name, system.id(), declared.id(), real.rule());
    for (String backend : List.of("f64", "f32")) {
      boolean told =
          system.claims().stream()
              .filter(claim -> claim.id().equals("LAW-01") || claim.id().equals("FAN-01"))
              .map(claim -> claim.check().check(new Trial<>(subject, backend, LABORATORY, 1)))
              .anyMatch(
                  outcome ->
                      outcome.result() == Result.DEVIATES
                          && outcome.message().contains(system.id() + "/" + real.id()));
      assertTrue(told, name + " is not told on " + backend);
    }
  }

  /** All backends; 50 digits, which take long, for the paper's own form only. */
  private static List<String> backends(InitializerSubject subject) {
    boolean paper = subject.dialect().equals(InitializerSystem.PAPER);
    return subject.backends().stream().filter(b -> paper || !b.equals("exact")).toList();
  }

  @DataProvider(parallel = true)
  public static Iterator<Object[]> cells() {
    List<Object[]> cases = new ArrayList<>();
    for (InitializerSystem system : systems()) {
      for (InitializerSubject subject : system.builtIns()) {
        for (Claim<InitializerSubject> claim : claims(system)) {
          if (claim.dialects().contains(subject.dialect())) {
            backends(subject).forEach(b -> cases.add(new Object[] {claim, subject, b}));
          }
        }
      }
    }
    return cases.iterator();
  }

  @Test(dataProvider = "cells")
  public void everyBuiltInSubjectPasses(
      Claim<InitializerSubject> claim, InitializerSubject subject, String backend) {
    Outcome outcome = claim.check().check(new Trial<>(subject, backend, LABORATORY, 1));
    assertEquals(
        outcome.result().label(),
        "pass",
        claim.prefix() + " on " + subject.id() + "@" + backend + ": " + outcome.message());
  }
}
