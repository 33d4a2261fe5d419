"""Lets a client that others wrote for the real server talk to the stage's: argv[1] is where it is mounted."""

import base64
import sys

from atproto import Client, client_utils, exceptions, models

HANDLE = "dialect.stage.test"
PASSWORD = "stage-dialect"
LINK = "https://alerts.arroyovista.example/p/1"
RKEY = "3m6abcdefgh2a"
ALT = "A map of the detour"
# 4 by 3 pixels, all red.
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAAEElEQVR42mM4YaMBRww4OQAZ7g4Rt8JCGQAAAABJRU5ErkJggg==")


def check(right, sentence):
    if not right:
        sys.exit(f"bluesky: {sentence}")


def refused(call, error):
    """The name of the refusal is the one expected."""
    try:
        call()
    except exceptions.RequestErrorBase as e:
        check(e.response is not None, f"no answer where {error} was expected")
        check(e.response.content.error == error, f"{e.response.content.error} instead of {error}")
    else:
        sys.exit(f"bluesky: {error} was expected")


def main(base):
    refused(lambda: Client(base_url=base).login(HANDLE, "wrong"), "AuthenticationRequired")

    client = Client(base_url=base)
    profile = client.login(HANDLE, PASSWORD)
    check(profile.handle == HANDLE, f"the profile is {profile.handle}'s")
    check(profile.followers_count is not None, "nobody tells how many follow")

    words = client_utils.TextBuilder().text("🚧 封路 Main St: ").link("details", LINK).text(" ").tag("#Road", "Road")
    sent = client.send_post(words, langs=["zh-Hans", "en"])
    rkey = sent.uri.rsplit("/", 1)[1]

    found = client.get_post(rkey)
    check(found.uri == sent.uri and found.cid == sent.cid, "what was read is not what was sent")
    check(found.value.text == words.build_text(), f"the words are {found.value.text!r}")
    check(found.value.langs == ["zh-Hans", "en"], f"the languages are {found.value.langs}")
    link, tag = found.value.facets
    told = found.value.text.encode()
    marked = told[link.index.byte_start : link.index.byte_end].decode()
    check(marked == "details" and link.features[0].uri == LINK, f"the link is on {marked!r}")
    check(tag.features[0].tag == "Road", "the hashtag is another")

    ratio = models.AppBskyEmbedDefs.AspectRatio(width=4, height=3)
    pictured = client.send_image("Main St: a map", image=PNG, image_alt=ALT, image_aspect_ratio=ratio)
    image = client.get_post(pictured.uri.rsplit("/", 1)[1]).value.embed.images[0]
    check(image.alt == ALT and image.aspect_ratio.width == 4, f"the picture is said to show {image.alt!r}")
    check(image.image.size == len(PNG), f"the picture has {image.image.size} bytes")
    check(image.image.mime_type == "image/png", f"the picture is an {image.image.mime_type}")
    embed = models.AppBskyEmbedImages.Main(images=[image])
    image.image.ref.link = "bafkreiaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    refused(lambda: client.send_post("another map", embed=embed), "BlobNotFound")

    parent = models.create_strong_ref(found)
    answer = client.send_post("Main St: open", reply_to=models.AppBskyFeedPost.ReplyRef(root=parent, parent=parent))
    check(client.get_post(answer.uri.rsplit("/", 1)[1]).value.reply.parent.cid == sent.cid, "the answer is to another post")

    record = models.AppBskyFeedPost.Record(text="once", created_at="2026-11-22T12:00:00.000Z")
    put = models.ComAtprotoRepoPutRecord.Data(
        repo=client.me.did, collection="app.bsky.feed.post", rkey=RKEY, record=record
    )
    first = client.com.atproto.repo.put_record(put)
    again = client.com.atproto.repo.put_record(put)
    check(first.cid == again.cid and again.commit is None, "the very same record was written twice")

    refused(lambda: client.send_post("路" * 301), "InvalidRequest")
    client._refresh_and_set_session()
    check(client.com.atproto.server.get_session().did == client.me.did, "the renewed session is another's")

    for uri in (sent.uri, answer.uri, first.uri, pictured.uri):
        check(client.delete_post(uri), f"{uri} was not deleted")
    refused(lambda: client.get_post(rkey), "RecordNotFound")
    print("bluesky: logged in, posted, read back, showed a picture, answered, put twice, renewed, deleted")


if __name__ == "__main__":
    main(sys.argv[1])
