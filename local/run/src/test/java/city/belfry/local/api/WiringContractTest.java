package city.belfry.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.local.template.FunctionSpec;
import city.belfry.local.template.Source;
import city.belfry.runtime.Outside;
import city.belfry.runtime.http.Door;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The template, the functions, the API's document and the events name the same things. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WiringContractTest {
  private final TestTown town = TestTown.open();

  @AfterAll
  void close() {
    town.close();
  }

  private Set<String> templateRoutes() {
    return templateRoutes(town.town.wiring().functions().stream());
  }

  private static Set<String> templateRoutes(Stream<FunctionSpec> functions) {
    return functions
        .flatMap(spec -> spec.sources().stream())
        .flatMap(source -> source instanceof Source.Route route ? Stream.of(route) : Stream.of())
        .map(route -> route.method() + " " + route.path())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What accept's own wiring answers, asked past all visibility: it is nobody else's business. */
  private Set<String> doors() {
    var accept = function("Accept");
    var routes =
        call("city.belfry.accept.AcceptWiring", "routes", Outside.class, town.outside(accept));
    return ((Map<?, ?>) routes)
        .entrySet().stream()
            .peek(e -> assertThat(e.getValue()).isInstanceOf(Door.class))
            .map(e -> e.getKey().toString())
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private FunctionSpec function(String name) {
    return town.town.wiring().functions().stream()
        .filter(spec -> spec.logicalId().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static <A> Object call(String type, String method, Class<A> parameter, A argument) {
    try {
      var found = Class.forName(type).getDeclaredMethod(method, parameter);
      found.setAccessible(true);
      return found.invoke(null, argument);
    } catch (InvocationTargetException e) {
      return e.getTargetException();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  @Test
  void theTemplateTheFunctionAndTheDocumentHaveTheSameRoutes() {
    assertThat(doors()).isEqualTo(templateRoutes(Stream.of(function("Accept"))));
    assertThat(OpenApi.read().routes()).isEqualTo(templateRoutes());
  }

  @Test
  void everyEventOfTheApiHasARouteAndIsAnswered() throws IOException {
    var document = OpenApi.read();
    var asked = new TreeSet<String>();
    var events = TestTown.HOME.resolve("events");
    // The schedule's own event is no request.
    try (var files =
        Files.find(
            events,
            2,
            (file, _) ->
                events.relativize(file).toString().matches("(accept|picture)/(?!awake).*"))) {
      for (var file : files.sorted().toList()) {
        var name = events.relativize(file).toString().replace(".json", "");
        var ask = Ask.of(name);
        var route = ask.event().path("routeKey").asText();
        assertThat(templateRoutes()).as(name).contains(route);
        asked.add(route);
        var said = town.ask(ask);
        assertThat(said.status()).as("%s: %s", name, said.body()).isBetween(200, 499);
        assertThat(document.faults(said)).as(name).isEmpty();
        if (ask.event().has("body") && !ask.event().path("isBase64Encoded").asBoolean()) {
          assertThat(document.faults(route, ask.body())).as(name).isEmpty();
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    assertThat(asked).isEqualTo(templateRoutes());
    assertThat(town.complaints()).isEmpty();
  }

  /** Keeps which names were asked for. */
  private static final class Recording extends HashMap<String, String> {
    private static final long serialVersionUID = 1;

    private final transient Set<String> asked = new HashSet<>();

    Recording(Map<String, String> values) {
      super(values);
    }

    @Override
    public @Nullable String get(Object key) {
      asked.add(key.toString());
      return super.get(key);
    }

    @Override
    public String getOrDefault(Object key, String usual) {
      asked.add(key.toString());
      return super.getOrDefault(key, usual);
    }
  }

  private static Object config(FunctionSpec spec, Map<String, String> variables) {
    var folder = spec.handler().substring(0, spec.handler().lastIndexOf('.'));
    var name = folder.substring(folder.lastIndexOf('.') + 1);
    var type = folder + "." + Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Config";
    return call(type, "from", Map.class, variables);
  }

  /** Asked for by name, or, as one of a family, makes a difference. */
  private static Set<String> read(FunctionSpec spec) {
    var all = new Recording(spec.environment());
    var whole = config(spec, all);
    assertThat(whole).isNotInstanceOf(Throwable.class);
    var read = new TreeSet<>(all.asked);
    for (var name : spec.environment().keySet()) {
      var less = new HashMap<>(spec.environment());
      less.remove(name);
      if (!config(spec, less).equals(whole)) {
        read.add(name);
      }
    }
    return read;
  }

  @Test
  void everyVariableThatAFunctionReadsIsInTheTemplate() {
    for (var spec : town.town.wiring().functions()) {
      var missing = new TreeSet<>(read(spec));
      missing.removeAll(spec.environment().keySet());
      // Only the board's publisher has a bucket.
      var board = "board".equals(spec.environment().get("PLATFORM"));
      var publisher = spec.environment().containsKey("PLATFORM");
      assertThat(missing)
          .as(spec.logicalId())
          .isEqualTo(publisher && !board ? Set.of("BOARD_BUCKET") : Set.of());
    }
  }

  @Test
  void everyVariableInTheTemplateIsRead() {
    var functions = town.town.wiring().functions();
    var everywhere = new HashSet<>(functions.getFirst().environment().keySet());
    functions.forEach(spec -> everywhere.retainAll(spec.environment().keySet()));
    var somewhere = new HashSet<String>();
    for (var spec : functions) {
      var read = read(spec);
      somewhere.addAll(read);
      var own = new TreeSet<>(spec.environment().keySet());
      own.removeAll(everywhere);
      assertThat(read).as(spec.logicalId()).containsAll(own);
    }
    assertThat(somewhere).containsAll(everywhere);
  }

  @Test
  void everyFunctionOfTheTemplateIsHeldToIt() {
    assertThat(town.town.wiring().functions())
        .extracting(FunctionSpec::logicalId)
        .containsAll(List.of("Accept", "Dispatch", "Record"));
  }
}
