package org.gradmark.subjects.process;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** An initializer in a child: what is asked arrives, what is answered is checked. */
public class ProcessInitializerTest {

  private static final Kernel DENSE = Kernel.dense(2, 1).in(Layout.OUT_IN);

  private static InitializerSubject initializer(ProcessSubjectProvider provider) {
    return provider.subjects().stream()
        .filter(InitializerSubject.class::isInstance)
        .map(InitializerSubject.class::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError(provider.absence()));
  }

  @Test
  public void everyPartOfTheRequestArrives() {
    try (ProcessSubjectProvider provider = TestChild.provider("honest")) {
      InitializerSubject subject = initializer(provider);
      List<Values> batches =
          List.of(new Values(Shape.of(1, 2), 100, 0), new Values(Shape.of(1, 2), 200, 0));
      List<Values> filled =
          subject.initialize(
              "float32",
              new Blueprint(List.of(DENSE, DENSE), Map.of("low", 0.25), 1L << 20, batches));
      assertEquals(filled.get(0).shape(), Shape.of(1, 2));
      assertEquals(filled.get(0).get(1), (1 << 20) + 100.75);
      assertEquals(filled.get(1).get(0), (1 << 20) + 201.25);
    }
  }

  @Test
  public void everyKernelArrivesAsItIs() {
    List<Kernel> kernels =
        List.of(
            Kernel.convolution(2, 3, 4, 5),
            Kernel.transposed(2, 3, 4).in(Layout.OUT_IN),
            Kernel.grouped(2, 4, 6, 3),
            Kernel.depthwise(3, 2, 4, 5),
            Kernel.recurrent(4, 3, 2));
    try (ProcessSubjectProvider provider = TestChild.provider("honest")) {
      List<Values> filled =
          initializer(provider).initialize("float64", Blueprint.of(kernels, Map.of(), 0));
      for (int i = 0; i < kernels.size(); i++) {
        assertEquals(filled.get(i).shape(), kernels.get(i).shape());
      }
    }
  }

  @Test
  public void onlyTheAnnouncedFormsAreAccepted() {
    try (ProcessSubjectProvider provider = TestChild.provider("honest")) {
      InitializerSubject subject = initializer(provider);
      assertTrue(subject.accepts(DENSE));
      assertFalse(subject.accepts(DENSE.in(Layout.IN_OUT)));
      assertFalse(subject.accepts(Kernel.convolution(2, 1, 3).in(Layout.OUT_IN)));
      assertTrue(subject.accepts(Kernel.recurrent(4, 3, 3)));
      assertFalse(subject.accepts(Kernel.recurrent(3, 3, 3)));
      assertFalse(subject.accepts(Kernel.recurrent(4, 3, 2)));
    }
  }

  @Test
  public void anotherProcessIsNeverOneThatIsAsked() {
    List<String> command = FlawedOthers.command("fills by its process");
    try (ProcessSubjectProvider provider = new ProcessSubjectProvider("flawed", command)) {
      InitializerSubject subject = initializer(provider);
      Blueprint blueprint = Blueprint.of(List.of(DENSE), Map.of(), 1);
      List<Values> here = subject.initialize("float64", blueprint);
      assertEquals(subject.initialize("float64", blueprint), here);
      Set<List<Values>> elsewhere =
          IntStream.range(0, 8)
              .parallel()
              .mapToObj(i -> subject.inAnotherProcess().orElseThrow())
              .map(other -> other.initialize("float64", blueprint))
              .collect(Collectors.toSet());
      assertFalse(elsewhere.contains(here));
    }
    assertEquals(ProcessHandle.current().descendants().toList(), List.of());
  }

  @Test
  public void whoDiesInTheOtherProcessFreesIt() {
    try (ProcessSubjectProvider provider = TestChild.provider("aborts filling")) {
      InitializerSubject other = initializer(provider).inAnotherProcess().orElseThrow();
      Blueprint blueprint = Blueprint.of(List.of(DENSE), Map.of(), 1);
      for (int i = 0; i < 2; i++) {
        SubjectFailure failure =
            expectThrows(SubjectFailure.class, () -> other.initialize("float64", blueprint));
        assertTrue(failure.getMessage().contains("exit code 134"), failure.getMessage());
      }
    }
  }

  @Test
  public void refusalIsNoFailure() {
    try (ProcessSubjectProvider provider = TestChild.provider("honest")) {
      InitializerSubject subject = initializer(provider);
      Blueprint words = Blueprint.of(List.of(Kernel.embedding(3, 2)), Map.of(), 1);
      UnsupportedOperationException refusal =
          expectThrows(
              UnsupportedOperationException.class, () -> subject.initialize("float64", words));
      assertEquals(refusal.getMessage(), "the sample has no words");
    }
  }

  @Test
  public void everyShapeHasItsTime() {
    Limits limits =
        Limits.DEFAULT.withAnswer(Duration.ofMillis(400)).withEachShape(Duration.ofMillis(300));
    Kernel wider = Kernel.dense(2, 3).in(Layout.OUT_IN);
    assertEquals(
        failure("hangs filling", limits, DENSE, DENSE),
        "sample:ramp: asked to fill 2 kernels, the process gave no answer within 700 ms and was"
            + " killed");
    assertEquals(
        failure("hangs filling", limits, DENSE, wider),
        "sample:ramp: asked to fill 2 kernels, the process gave no answer within 1 s and was killed");
  }

  @Test
  public void whoCompilesForEachShapeIsWaitedFor() {
    Limits brief = Limits.DEFAULT.withAnswer(Duration.ofMillis(500));
    assertEquals(
        failure("fills slowly", brief.withEachShape(Duration.ZERO), DENSE),
        "sample:ramp: asked to fill 1 kernels, the process gave no answer within 500 ms and was"
            + " killed");
    Limits patient = brief.withEachShape(Duration.ofSeconds(60));
    try (ProcessSubjectProvider provider = TestChild.provider("fills slowly", patient)) {
      List<Values> filled =
          initializer(provider).initialize("float64", Blueprint.of(List.of(DENSE), Map.of(), 1));
      assertEquals(filled, List.of(new Values(Shape.of(1, 2), 1, 2)));
    }
  }

  private static String failure(String manner, Limits limits, Kernel... kernels) {
    try (ProcessSubjectProvider provider = TestChild.provider(manner, limits)) {
      InitializerSubject subject = initializer(provider);
      Blueprint blueprint = Blueprint.of(List.of(kernels), Map.of(), 1);
      return expectThrows(SubjectFailure.class, () -> subject.initialize("float64", blueprint))
          .getMessage();
    }
  }

  @DataProvider
  public Object[][] faults() {
    String asked = "sample:ramp: asked to fill 1 kernels, ";
    String forbidden = asked + "the process answered what the protocol forbids: ";
    return new Object[][] {
      {"fills nothing", forbidden + "no array in field \"parameters\""},
      {"fills without a shape", forbidden + "no array in field \"shape\""},
      {
        "fills too few",
        forbidden + "field \"parameters[0].values\" holds 1 instead of 2 numbers for shape [1,2]"
      },
      {
        "fills words",
        forbidden + "\"two\" where a number, \"NaN\", \"Infinity\" or \"-Infinity\" belongs"
      },
      {
        "aborts filling",
        asked
            + "the process ended with exit code 134 (SIGABRT); its last words: free(): invalid pointer"
      },
    };
  }

  @Test(dataProvider = "faults")
  public void brokenAnswerGivesTheRightSentence(String manner, String message) {
    try (ProcessSubjectProvider provider = TestChild.provider(manner)) {
      InitializerSubject subject = initializer(provider);
      SubjectFailure failure =
          expectThrows(
              SubjectFailure.class,
              () -> subject.initialize("float64", Blueprint.of(List.of(DENSE), Map.of(), 1)));
      assertEquals(failure.getMessage(), message);
    }
  }
}
