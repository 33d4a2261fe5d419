package city.belfry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.belfry.domain.delivery.Claim;
import city.belfry.domain.delivery.Reason;
import city.belfry.domain.message.Variant;
import city.belfry.kit.APost;
import city.belfry.kit.cloud.Cloud;
import city.belfry.kit.cloud.EveryCloud;
import city.belfry.usecase.delivery.Guard;
import city.belfry.usecase.delivery.WakeIndex.Woken;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** This version as the older of two that work on one table. */
@EveryCloud
class TwoVersionsTest extends StoreContract {
  private static final AttributeValue NOVELTY =
      AttributeValue.fromM(Map.of("by", AttributeValue.fromS("a newer version")));

  TwoVersionsTest(Cloud cloud) {
    super(cloud);
  }

  /** A newer version sets an attribute. */
  private void set(Key key, String attribute, AttributeValue value) {
    cloud
        .dynamo()
        .updateItem(r ->
            r.tableName(table)
                .key(key.values())
                .updateExpression("SET #new = :new")
                .expressionAttributeNames(Map.of("#new", attribute))
                .expressionAttributeValues(Map.of(":new", value)));
  }

  private Map<String, AttributeValue> item(Key key) {
    return cloud.dynamo().getItem(r -> r.tableName(table).key(key.values())).item();
  }

  @Test
  void aNewerAttributeOfADeliveryOutlivesEveryOlderWrite() {
    var delivery = created();
    var key = Key.delivery(delivery.id());
    set(key, "novelty", NOVELTY);

    var claim = new Claim("mine", DUE, Variant.ON_TIME, Map.of());
    var claimed = find(delivery.id()).claimed(claim, DUE.plusSeconds(20));
    var written =
        stores.deliveries().write(delivery, claimed, Guard.VERSION, CHANGE).written().orElseThrow();
    assertThat(stores.deliveries().moveWake(written, DUE.plusSeconds(90))).isTrue();
    var ended = written.unconfirmed(new Reason("publish.unclear", ""), "");
    assertThat(stores.deliveries().write(written, ended, Guard.CLAIM, CHANGE).written())
        .isPresent();

    assertThat(item(key)).containsEntry("novelty", NOVELTY);
  }

  @Test
  void aNewerAttributeOfAPostOutlivesACancel() {
    var post = stored(APost.due(DUE));
    set(Key.post(post.id()), "novelty", NOVELTY);
    var found = stores.posts().find(post.id()).orElseThrow();

    assertThat(stores.posts().cancel(found, CHANGE, DUE)).isPresent();

    assertThat(item(Key.post(post.id()))).containsEntry("novelty", NOVELTY);
  }

  @Test
  void aReceiptThatAnOlderVersionKeepsHasWhatThatVersionKnows() {
    var delivery = created();
    set(Key.delivery(delivery.id()), "novelty", NOVELTY);

    stores.deliveries().keepReceipt(find(delivery.id()));

    assertThat(item(Key.receipt(delivery.id(), 1))).isNotEmpty().doesNotContainKey("novelty");
  }

  @Test
  void aNewerStateIsNamedTogetherWithItsItem() {
    var delivery = created();
    set(Key.delivery(delivery.id()), "state", AttributeValue.fromS("PAUSED"));

    assertThatThrownBy(() -> stores.deliveries().find(delivery.id()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(delivery.id().post())
        .hasMessageContaining("state PAUSED, which this version of Belfry does not know");
  }

  @Test
  void aNewerKindInTheWakeIndexIsLeftToTheNewerVersion() {
    var delivery = created();
    for (var key : new Key[] {new Key("CITY", "REMIND"), new Key("POST#1", "REMIND#1")}) {
      set(key, Wake.SHARD, AttributeValue.fromS(Wake.shard(0)));
      set(key, Wake.AT, AttributeValue.fromN("1"));
    }
    var woken = new ArrayList<Woken>();

    stores.wakes().due(DUE, woken::add);

    assertThat(woken).containsExactly(new Woken.DeliveryWoken(delivery.id()));
  }
}
