package city.belfry.cli.doctor;

import city.belfry.cli.api.Refused;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What came of one check. */
public record Examined(String name, List<Finding> findings) {
  public Examined {
    findings = List.copyOf(findings);
  }

  /** Looks; what cannot be asked is a finding too. */
  public static Examined of(Check check) {
    try {
      return new Examined(check.name(), check.look());
    } catch (Refused refused) {
      var sentence = String.join(" ", refused.lines());
      return new Examined(check.name(), List.of(Finding.wrong(sentence, "")));
    } catch (SdkException fault) {
      return new Examined(check.name(), List.of(Finding.wrong(unasked(fault), "")));
    }
  }

  private static String unasked(SdkException fault) {
    if (fault instanceof AwsServiceException refusal && refusal.awsErrorDetails() != null) {
      return "AWS refuses to say (%s). Use credentials that may read the stack's resources."
          .formatted(refusal.awsErrorDetails().errorCode());
    }
    var why = Optional.ofNullable(fault.getMessage()).orElse(fault.getClass().getSimpleName());
    return "AWS cannot be asked (%s). Check the network, --region and your AWS credentials."
        .formatted(why.strip().replaceAll("\\s*\\R\\s*", "; "));
  }

  public boolean well() {
    return findings.stream().noneMatch(Finding::wrong);
  }
}
