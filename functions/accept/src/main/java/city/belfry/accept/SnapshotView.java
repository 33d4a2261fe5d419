package city.belfry.accept;

import city.belfry.domain.channel.Snapshot;
import city.belfry.domain.language.Language;
import city.belfry.platform.catalog.Reasons;
import city.belfry.runtime.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;

/** What the API shows of a channel's day. */
final class SnapshotView {
  private SnapshotView() {}

  static ObjectNode of(Snapshot snapshot, Language reader) {
    var node =
        Json.object()
            .put("day", snapshot.day().toString())
            .put("at", snapshot.at().toString())
            .put("well", snapshot.findings().isEmpty());
    if (snapshot.followers() != null) {
      node.put("followers", snapshot.followers());
    }
    var views = node.putObject("views");
    new TreeMap<>(snapshot.views()).forEach(views::put);
    Views.instant(node, "credentialExpires", snapshot.credentialExpires());
    var findings = node.putArray("findings");
    snapshot
        .findings()
        .forEach(finding ->
            findings
                .addObject()
                .put("code", finding.code())
                .put("words", Reasons.words(finding, reader)));
    var quota = node.putObject("quota");
    snapshot.quota().forEach(quota::put);
    return node;
  }
}
