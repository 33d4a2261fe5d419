package city.belfry.store;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.journal.Change;
import city.belfry.domain.language.Language;
import city.belfry.time.Clock;
import city.belfry.time.Ids;
import city.belfry.usecase.channel.ChannelStore;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Channels in the table. Safe for threads. */
public final class DynamoChannelStore implements ChannelStore {
  private final Table table;
  private final Ids ids;
  private final Clock clock;

  public DynamoChannelStore(Table table, Ids ids, Clock clock) {
    this.table = table;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Optional<Channel> find(String name) {
    return Channel.isName(name)
        ? table.get(Key.channel(name)).map(DynamoChannelStore::read)
        : Optional.empty();
  }

  @Override
  public List<Channel> all() {
    return table.query(Key.CITY, Key.CHANNEL).stream().map(DynamoChannelStore::read).toList();
  }

  @Override
  public void put(Channel channel, Change change) {
    var item = Changed.put(write(channel), change, ids.next());
    var put =
        TransactWriteItem.builder().put(p -> p.tableName(table.name()).item(item.values())).build();
    var act = table.putNew(Acts.item(Key.CITY, ids.next(), change, clock.now()));
    table.transact(List.of(put, act));
  }

  private static Item write(Channel channel) {
    var key = Key.channel(channel.name());
    return Item.empty()
        .text("pk", key.pk())
        .text("sk", key.sk())
        .text("name", channel.name())
        .text("platform", channel.platform())
        .text(
            "languages",
            channel.languages().stream().map(Language::tag).collect(Collectors.joining(" ")))
        .flag("together", channel.together())
        .text("baseUrl", channel.baseUrl() == null ? null : channel.baseUrl().toString())
        .text("credentials", channel.credentials())
        .flag("drill", channel.drill())
        .number("paceMillis", channel.pace().toMillis())
        .number("generation", channel.generation())
        .texts("settings", channel.settings());
  }

  private static Channel read(Item item) {
    var base = item.textOrNull("baseUrl");
    return new Channel(
        item.text("name"),
        item.text("platform"),
        Arrays.stream(item.text("languages").split(" ", -1)).map(Language::new).toList(),
        item.flag("together"),
        base == null ? null : URI.create(base),
        item.text("credentials"),
        item.flag("drill"),
        Duration.ofMillis(item.number("paceMillis")),
        item.number("generation"),
        item.texts("settings"));
  }
}
