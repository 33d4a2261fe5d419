package city.belfry.platform.wechat.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import city.belfry.platform.kit.APicture;
import city.belfry.stage.Stage;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageServer;
import city.belfry.time.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.api.impl.WxMpServiceHttpClientImpl;
import me.chanjar.weixin.mp.bean.WxMpMassTagMessage;
import me.chanjar.weixin.mp.bean.draft.WxMpAddDraft;
import me.chanjar.weixin.mp.bean.draft.WxMpDraftArticles;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stage's dialect, judged by a WeChat client that nobody here wrote. */
class WxJavaTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T16:00:00Z"));
  private final WeChatStage stage = new WeChatStage(clock);
  private final StageServer server;

  @TempDir Path folder;

  WxJavaTest() throws IOException {
    server = StageServer.start(new Stage(List.of(stage), clock, ZoneOffset.UTC), 0);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private WxMpService client(String appId) {
    var base = server.address().resolve("wechat/").toString();
    var host = new WxMpHostConfig();
    host.setApiHost(base.substring(0, base.length() - 1));
    var config = new WxMpDefaultConfigImpl();
    config.setAppId(appId);
    config.setSecret("stage-secret");
    config.useStableAccessToken(true);
    config.setHostConfig(host);
    var client = new WxMpServiceHttpClientImpl();
    client.setMaxRetryTimes(0);
    client.setWxMpConfigStorage(config);
    return client;
  }

  private static String draft(WxMpService client, String title) throws WxErrorException {
    var article =
        WxMpDraftArticles.builder()
            .title(title)
            .content("<p>主街今晚封闭。🚧<br/>请绕行 &amp; 注意安全</p>")
            .contentSourceUrl("https://board.example/1")
            .thumbMediaId("cover-1")
            .build();
    return client.getDraftService().addDraft(new WxMpAddDraft(List.of(article)));
  }

  @Test
  void draftsPublishesPollsReadsBackAndDeletes() throws WxErrorException {
    var client = client("stage-city");
    var publishing = client.getFreePublishService();
    var job = publishing.submit(draft(client, "主街封闭"));

    assertThat(publishing.getPushStatus(job).getPublish_status()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));
    var done = publishing.getPushStatus(job);
    assertThat(done.getPublish_id()).isEqualTo(job);
    assertThat(done.getPublish_status()).isZero();
    assertThat(done.getArticle_detail().getItem().getFirst().getArticle_url())
        .startsWith(server.address().resolve("wechat/").toString());
    assertThat(stage.posts())
        .extracting(StagePost::title, StagePost::text)
        .containsExactly(tuple("主街封闭", "主街今晚封闭。🚧\n请绕行 & 注意安全"));

    var records = publishing.getPublicationRecords(0, 20, 0);
    assertThat(records.getTotalCount()).isEqualTo(1);
    assertThat(records.getItems().getFirst().getContent().getNewsItem().getFirst().getTitle())
        .isEqualTo("主街封闭");
    assertThat(publishing.deletePushAllArticle(done.getArticle_id())).isTrue();
    assertThat(stage.posts()).allMatch(StagePost::retracted);
  }

  @Test
  void keepsThePicturesThatItWasGivenAndNoOthers() throws WxErrorException, IOException {
    var client = client("stage-city");
    var file = Files.write(folder.resolve("detour.jpg"), APicture.bytes()).toFile();
    var address = client.getMaterialService().mediaImgUpload(file).getUrl();
    var foreign = "<img src=\"https://elsewhere.example/1.jpg\"/>";
    var article =
        WxMpDraftArticles.builder()
            .title("主街封闭")
            .content("<p>" + foreign + "<img src=\"" + address + "\"/></p><p>请绕行</p>")
            .thumbMediaId("cover-1")
            .build();
    var draft = client.getDraftService().addDraft(new WxMpAddDraft(List.of(article)));
    client.getFreePublishService().submit(draft);
    clock.advance(Duration.ofSeconds(1));

    assertThat(stage.posts())
        .singleElement()
        .satisfies(post -> {
          assertThat(post.text()).isEqualTo("请绕行");
          assertThat(Objects.requireNonNull(post.picture()).bytes()).isEqualTo(APicture.bytes());
        });
    var records = client.getFreePublishService().getPublicationRecords(0, 20, 0).getItems();
    assertThat(records.getFirst().getContent().getNewsItem().getFirst().getContent())
        .contains(address)
        .doesNotContain("elsewhere");
    var text = Files.writeString(folder.resolve("text.jpg"), "no picture").toFile();
    assertRefused(40005, () -> client.getMaterialService().mediaImgUpload(text));
  }

  @Test
  void pushesOnceForOneKey() throws WxErrorException {
    var client = client("stage-city");
    var message = new WxMpMassTagMessage();
    message.setSendAll(true);
    message.setMsgType("mpnews");
    message.setMediaId(draft(client, "主街封闭"));
    message.setClientMsgId("0".repeat(64));

    var sent = client.getMassMessageService().massGroupMessageSend(message);
    var id = Long.parseLong(sent.getMsgId());
    assertThat(client.getMassMessageService().messageMassGet(id).getMsgstatus())
        .isEqualTo("SENDING");
    clock.advance(Duration.ofSeconds(1));
    assertThat(client.getMassMessageService().messageMassGet(id).getMsgstatus())
        .isEqualTo("SEND_SUCCESS");
    assertRefused(45065, () -> client.getMassMessageService().massGroupMessageSend(message));
    assertThat(stage.posts()).hasSize(1);
  }

  @Test
  void refusesAsTheRealOneDoes() throws WxErrorException {
    assertRefused(40164, () -> draft(client("unlisted-city"), "主街封闭"));
    var client = client("stage-city");
    assertRefused(45003, () -> draft(client, "封".repeat(33)));
    assertRefused(40007, () -> client.getFreePublishService().submit("nothing"));
    assertThat(stage.posts()).isEmpty();
  }

  @Test
  void letsAClientRenewAnExpiredToken() throws WxErrorException {
    var client = client("stage-city");
    var old = client.getAccessToken();
    clock.advance(Duration.ofHours(2));
    assertThat(draft(client, "主街封闭")).isNotEmpty();
    assertThat(client.getAccessToken()).isNotEqualTo(old);
  }

  private interface Call {
    Object run() throws WxErrorException;
  }

  private static void assertRefused(int code, Call call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            WxErrorException.class,
            refused -> assertThat(refused.getError().getErrorCode()).isEqualTo(code));
  }
}
