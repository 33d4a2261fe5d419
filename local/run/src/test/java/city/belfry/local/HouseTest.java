package city.belfry.local;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who sees whom in the house, and who may ask for the time. */
@AnalyzeClasses(packages = "city.belfry", importOptions = HouseTest.Shipped.class)
class HouseTest {
  /** What runs in a city; no tests and none of their kits. */
  static final class Shipped implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/") && !location.contains("-tests.jar");
    }
  }

  private static final DescribedPredicate<JavaClass> RUNTIME =
      resideInAPackage("city.belfry.runtime..")
          .and(simpleName("SystemClock"))
          .or(resideInAPackage("city.belfry.runtime..").and(simpleName("SystemIds")))
          .or(resideInAPackage("city.belfry.runtime..").and(simpleName("ProcessOutside")))
          .or(resideInAPackage("city.belfry.local").and(simpleName("Main")))
          // The command line's: it makes up a due instant before there is a town with a clock.
          .or(resideInAPackage("city.belfry.local.command").and(simpleName("LocalCommand")))
          .as("the few classes that touch the machine");

  /**
   * The packages below city.belfry. The port in city.belfry.platform is one room, the platforms
   * below it another; their stage parts belong to the stage's jar.
   */
  private static final SliceAssignment ROOMS =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          var path = type.getPackageName().split("\\.", -1);
          if (path.length < 3) {
            return SliceIdentifier.ignore();
          }
          if (!path[2].equals("platform") || path.length == 3) {
            return SliceIdentifier.of(path[2]);
          }
          var stage = path.length > 4 && path[4].equals("stage");
          return SliceIdentifier.of(stage ? "stage" : "platforms");
        }

        @Override
        public String getDescription() {
          return "the rooms of city.belfry";
        }
      };

  @ArchTest
  static final ArchRule theDomainKnowsNothingButItself =
      classes()
          .that()
          .resideInAPackage("city.belfry.domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "city.belfry.domain..");

  @ArchTest
  static final ArchRule aUseCaseKnowsNoTechnology =
      noClasses()
          .that()
          .resideInAPackage("city.belfry.usecase..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "software.amazon..", "com.amazonaws..", "com.fasterxml..", "java.net.http..");

  @ArchTest
  static final ArchRule timeAndChanceEnterAtOnePlace =
      noClasses()
          .that(DescribedPredicate.not(RUNTIME))
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID")
          .orShould()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Thread.class, "sleep", java.time.Duration.class);

  @ArchTest
  static final ArchRule platformsDoNotKnowEachOther =
      slices()
          .matching("city.belfry.platform.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              resideInAPackage("city.belfry.platform.catalog.."), DescribedPredicate.alwaysTrue())
          .ignoreDependency(
              DescribedPredicate.alwaysTrue(),
              resideInAPackage("city.belfry.platform.wire..")
                  .or(resideInAPackage("city.belfry.platform.text.."))
                  .or(resideInAPackage("city.belfry.platform.answer..")));

  @ArchTest
  static final ArchRule aStagePartIsWrittenFromThePlatformsPagesAndNotFromItsClient =
      classes()
          .that()
          .resideInAPackage("city.belfry.platform.*.stage..")
          .should(
              new ArchCondition<>("not depend on the client beside it, its ruler apart") {
                @Override
                public void check(JavaClass part, ConditionEvents events) {
                  var client = part.getPackageName().replaceFirst("\\.stage(\\..*)?$", "");
                  part.getDirectDependenciesFromSelf().stream()
                      .filter(d -> d.getTargetClass().getPackageName().equals(client))
                      .filter(d -> !d.getTargetClass().getSimpleName().endsWith("Ruler"))
                      .map(Dependency::getDescription)
                      .forEach(d -> events.add(SimpleConditionEvent.violated(part, d)));
                }
              });

  @ArchTest
  static final ArchRule aRulerMeasuresAndDoesNothingElse =
      noClasses()
          .that(simpleNameEndingWith("Ruler"))
          .should()
          .dependOnClassesThat(
              simpleName("Wire")
                  .or(simpleName("Clock"))
                  .or(resideInAPackage("java.net.http.."))
                  .as("the wire or the clock"));

  @ArchTest
  static final ArchRule onlyOneClassSpeaksHttpToThePlatforms =
      noClasses()
          .that(DescribedPredicate.not(simpleName("JdkWire")))
          .and()
          .resideOutsideOfPackage("city.belfry.local..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(java.net.http.HttpClient.class);

  @ArchTest
  static final ArchRule nobodyReadsXmlOrObjectsOutOfBytes =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("javax.xml..")
                  .or(resideInAPackage("org.xml.."))
                  .or(resideInAPackage("org.w3c.."))
                  .or(resideInAPackage("java.beans.."))
                  .or(simpleName("ObjectInputStream"))
                  .or(simpleName("XmlMapper"))
                  .as("a reader of XML or of serialised objects"))
          .orShould(chooseClassesByJson());

  /** A document that names its own classes may name any. */
  private static ArchCondition<JavaClass> chooseClassesByJson() {
    return new ArchCondition<>("let JSON name Java classes") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getMethodCallsFromSelf().stream()
            .filter(call -> call.getName().matches("(activate|enable)DefaultTyping.*"))
            .forEach(
                call -> events.add(SimpleConditionEvent.satisfied(type, call.getDescription())));
      }
    };
  }

  @ArchTest
  static final ArchRule whatIsDeployedStartsNoProcess =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "city.belfry.local..", "city.belfry.bench..", "city.belfry.cli..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ProcessBuilder.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Runtime.class);

  @ArchTest
  static final ArchRule functionsDoNotKnowEachOther =
      slices()
          .matching("city.belfry.(accept|dispatch|publish|record)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule whatIsDeployedDoesNotKnowWhatStandsInForIt =
      noClasses()
          .that()
          .resideOutsideOfPackage("city.belfry.local..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("city.belfry.local..");

  @ArchTest
  static final ArchRule noRoomsInACircle = slices().assignedFrom(ROOMS).should().beFreeOfCycles();

  @ArchTest
  static void noPackageIsInTwoJars(JavaClasses all) {
    var jars = new TreeMap<String, TreeSet<String>>();
    all.forEach(
        type -> jars.computeIfAbsent(type.getPackageName(), p -> new TreeSet<>()).add(jar(type)));
    assertThat(jars).isNotEmpty().allSatisfy((name, in) -> assertThat(in).as(name).hasSize(1));
  }

  private static String jar(JavaClass type) {
    var source = type.getSource().orElseThrow().getUri().toString();
    return source.substring(0, source.indexOf("city/belfry/"));
  }
}
