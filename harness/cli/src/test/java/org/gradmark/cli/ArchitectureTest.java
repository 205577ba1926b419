package org.gradmark.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * The arrows of the house point one way: cli to suites, subjects, backends and reports, and all of
 * them to core.
 */
public class ArchitectureTest {

  private JavaClasses house;

  @BeforeClass
  public void open() {
    house =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.gradmark");
  }

  @Test
  public void coreKnowsNobody() {
    noClasses()
        .that()
        .resideInAPackage("org.gradmark.core..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "org.gradmark.core..",
            "java..",
            "org.hipparchus..",
            "org.apache.commons.numbers..",
            "com.fasterxml.jackson..",
            "org.snakeyaml..")
        .check(house);
  }

  @DataProvider
  public static Object[][] suites() {
    return new Object[][] {
      {"org.gradmark.optimizers"}, {"org.gradmark.initializers"}, {"org.gradmark.estimators"}
    };
  }

  @Test(dataProvider = "suites")
  public void suitesKnowOnlyCore(String suite) {
    noClasses()
        .that()
        .resideInAPackage(suite + "..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("org.gradmark.core..", suite + "..", "java..")
        .check(house);
  }

  @Test
  public void nobodyKnowsTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.gradmark.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.gradmark.cli..")
        .check(house);
  }

  @Test
  public void frameworksStayBehindTheirBridges() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.gradmark.subjects.dl4j..",
            "org.gradmark.subjects.tribuo..",
            "org.gradmark.subjects.djl..",
            "org.gradmark.subjects.tensorflow..",
            "org.gradmark.subjects.libtorch..",
            "org.gradmark.backends.nd4j..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.nd4j..",
            "org.deeplearning4j..",
            "org.bytedeco..",
            "org.tribuo..",
            "ai.djl..",
            "org.tensorflow..")
        .check(house);
  }

  @Test
  public void thePackagesOfCoreHaveNoCycle() {
    slices().matching("org.gradmark.core.(*)..").should().beFreeOfCycles().check(house);
  }

  @Test(dataProvider = "suites")
  public void thePackagesOfTheSuiteHaveNoCycle(String suite) {
    slices().matching(suite + ".(*)..").should().beFreeOfCycles().check(house);
  }

  @Test
  public void nothingIsPutIntoADrawer() {
    noClasses().should().resideInAnyPackage("..util..", "..common..", "..misc..").check(house);
  }

  /** A slip is a change at one place of a rule's formula; what makes an impostor is a mistake. */
  @Test
  public void aSlipIsOneThing() {
    classes()
        .that()
        .haveSimpleNameContaining("Slip")
        .and()
        .resideOutsideOfPackage("org.gradmark.core.slip..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.gradmark.core.slip..")
        .check(house);
  }
}
