package city.belfry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.local.town.LocalTown;
import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in, staying so, and leaving nothing behind. */
class SignInTest {
  @TempDir private Path folder;
  private TestMachine machine;
  private LocalTown town;
  private TestIssuer issuer;

  @BeforeEach
  void open() throws IOException, JOSEException {
    machine = new TestMachine(folder).browser(TestIssuer.browser());
    town = machine.town();
    issuer = new TestIssuer(town::token);
  }

  @AfterEach
  void close() {
    issuer.close();
    town.close();
  }

  private TestMachine.Ended login(String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "login",
                "--name",
                "arroyo",
                "--server",
                town.address().toString(),
                "--issuer",
                issuer.issuer(),
                "--client-id",
                TestIssuer.CLIENT));
    arguments.addAll(List.of(more));
    return machine.run(arguments.toArray(String[]::new));
  }

  private Path profile() {
    return machine.config().resolve("arroyo.json");
  }

  @Test
  void aPersonSignsInOnceAndAsks() throws IOException {
    var ended = login();

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out() + ended.err()).doesNotContain(town.token(), "refresh-", "code-");
    assertThat(machine.run("channels", "--name", "arroyo").out()).contains("weibo-police");
    assertThat(issuer.spent()).isEmpty();
  }

  @Test
  void nobodyElseMayReadTheSignIn() throws IOException {
    login();

    assertThat(rights(profile())).isEqualTo("rw-------");
    assertThat(rights(machine.config())).isEqualTo("rwx------");
  }

  @Test
  void aSignInThatOthersCanReadIsNotUsed() throws IOException {
    login();
    Files.setPosixFilePermissions(profile(), PosixFilePermissions.fromString("rw-r--r--"));

    var ended = machine.run("list", "--name", "arroyo");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("can be used by others", "chmod 600");
  }

  private static String rights(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void aTokenAboutToEndIsRenewedAndTheNewerRefreshTokenKept() throws IOException {
    login();
    machine.clockAhead(Duration.ofMinutes(11));

    assertThat(machine.run("list", "--name", "arroyo").code()).isZero();
    assertThat(machine.run("list", "--name", "arroyo").code()).isZero();
    machine.clockAhead(Duration.ofMinutes(22));
    assertThat(machine.run("list", "--name", "arroyo").code()).isZero();

    assertThat(issuer.spent()).hasSize(2).doesNotHaveDuplicates();
    assertThat(rights(profile())).isEqualTo("rw-------");
  }

  @Test
  void aRefusedRefreshAsksForANewSignIn() throws IOException {
    login();
    Files.writeString(
        profile(), Files.readString(profile()).replaceAll("refresh-[0-9]+", "refresh-0"));
    machine.clockAhead(Duration.ofHours(1));

    var ended = machine.run("list", "--name", "arroyo");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("invalid_grant", "./belfry login").doesNotContain("refresh-0");
  }

  @Test
  void scopesOfThePersonsOwnAskForNothingMore() {
    assertThat(login("--scopes", "offline_access profile").code()).isZero();
    machine.clockAhead(Duration.ofHours(1));

    var ended = machine.run("list", "--name", "arroyo");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("The sign-in has ended", "./belfry login");
  }

  @Test
  void anIssuersNameIsTakenToTheLetter() {
    issuer.endInASlash();

    assertThat(login().code()).isZero();
    machine.clockAhead(Duration.ofMinutes(11));
    assertThat(machine.run("list", "--name", "arroyo").code()).isZero();
    assertThat(issuer.spent()).hasSize(1);
  }

  @Test
  void theSecondSignInNeedsTheNameAlone() {
    login();
    assertThat(machine.run("login", "--name", "arroyo").code()).isZero();
  }

  @Test
  void theFirstSignInSaysWhatItNeeds() {
    var ended = machine.run("login", "--name", "arroyo");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("--server");
  }

  @Test
  void aCodeOfAnotherSignInIsWaitedPast() {
    var stray = new ArrayList<Integer>();
    machine.browser(page -> {
      var back = page.getQuery().replaceAll(".*redirect_uri=([^&]+).*", "$1");
      stray.add(TestIssuer.follow(URI.create(back + "?code=stolen&state=another")));
      TestIssuer.follow(page);
    });

    var ended = login();

    assertThat(stray).containsExactly(400);
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  @Test
  void anIdTokenForAnotherSignInIsRefused() {
    issuer.forgeNonce();
    var ended = login();
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("not for this sign-in");
    assertThat(profile()).doesNotExist();
  }

  @Test
  void aRefusedSignInIsTold() {
    issuer.refuse();
    var ended = login();
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("access_denied");
  }

  @Test
  void aTownThatWantsASignInSaysHow() throws IOException {
    machine.leaveWordOfIssuer(town.address(), issuer.issuer());

    var ended = machine.run("list");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .contains("./belfry login --name laptop", "--issuer " + issuer.issuer(), "--client-id")
        .contains(town.address().toString().replaceAll("/$", ""));
  }

  @Test
  void aProviderThatIsNoneIsNamed() {
    var ended =
        machine.run(
            "login",
            "--server",
            town.address().toString(),
            "--client-id",
            TestIssuer.CLIENT,
            "--issuer",
            town.address().toString());
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("--issuer");
  }

  @Test
  void aProviderThatWillNotBeToldIsNamedAndTheSignInForgotten() {
    login();
    issuer.keepAll();

    var ended = machine.run("logout", "--name", "arroyo");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("could not be told (it answers 503)");
    assertThat(profile()).doesNotExist();
  }

  @Test
  void signingOutForgetsAndTellsTheProvider() {
    login();

    assertThat(machine.run("logout", "--name", "arroyo").code()).isZero();

    assertThat(profile()).doesNotExist();
    assertThat(issuer.revoked()).hasSize(1);
    assertThat(machine.run("list", "--name", "arroyo").code()).isEqualTo(1);
  }
}
