package city.belfry.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the commands know: the API, and the machine in one place. */
@AnalyzeClasses(packages = "city.belfry.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class CliHouseTest {
  @ArchTest
  static final ArchRule nothingOfWhatIsBehindTheApi =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "city.belfry.domain..",
              "city.belfry.usecase..",
              "city.belfry.platform..",
              "city.belfry.store..",
              "city.belfry.runtime..",
              "city.belfry.local..");

  @ArchTest
  static final ArchRule theCloudIsForTheDoctorAndForConnecting =
      noClasses()
          .that()
          .resideOutsideOfPackages("city.belfry.cli.doctor..", "city.belfry.cli.connect..")
          .and()
          .doNotHaveSimpleName("Commands")
          .and()
          .doNotHaveSimpleName("ConnectCommand")
          .and()
          .doNotHaveSimpleName("DoctorCommand")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon..");

  @ArchTest
  static final ArchRule timeAndChanceEnterAtOnePlace =
      noClasses()
          .that()
          .doNotHaveSimpleName("ProcessMachine")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID")
          .orShould()
          .callMethod(Thread.class, "sleep", java.time.Duration.class);

  @ArchTest
  static final ArchRule onlyOneClassSpeaksToTheApi =
      noClasses()
          .that()
          .doNotHaveSimpleName("Api")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(java.net.http.HttpClient.class);
}
