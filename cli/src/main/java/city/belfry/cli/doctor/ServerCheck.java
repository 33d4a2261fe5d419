package city.belfry.cli.doctor;

import city.belfry.cli.api.Api;
import city.belfry.cli.api.Ask;
import city.belfry.cli.api.Level;
import java.util.List;

/** Whether the API answers, knows who asks, and speaks the language of these commands. */
public record ServerCheck(Api api) implements Check {
  @Override
  public String name() {
    return "server";
  }

  @Override
  public List<Finding> look() {
    var answer = api.good(Ask.get("/v1/hold"));
    return Level.warning(answer, api.server())
        .map(warning -> List.of(Finding.wrong(warning, "")))
        .orElse(List.of());
  }
}
