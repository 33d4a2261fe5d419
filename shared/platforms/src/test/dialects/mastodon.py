"""Mastodon.py talks to the stage's Mastodon. Usage: python -I mastodon.py BASE-URL"""

import base64
import sys

import mastodon

ALT = "A map of the detour"
# 4 by 3 pixels, all red.
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAAEElEQVR42mM4YaMBRww4OQAZ7g4Rt8JCGQAAAABJRU5ErkJggg==")


def expect(told, what):
    if not told:
        sys.exit(f"mastodon: {what}")


def main(base):
    city = mastodon.Mastodon(access_token="stage-dialect-city", api_base_url=base.rstrip("/"))

    me = city.account_verify_credentials()
    expect(me.username == "dialect-city", f"the account is {me.username}")
    limits = city.instance_v2().configuration.statuses
    expect(limits.max_characters == 500, f"the limit is {limits.max_characters}")
    expect(limits.characters_reserved_per_url == 23, "a link counts otherwise")

    text = "Main St & 1st 封路 🚧\n\nhttps://example.com/closures/of/all/the/streets"
    sent = city.status_post(text, visibility="public", language="zh", idempotency_key="dialect-1")
    again = city.status_post(text, visibility="public", language="zh", idempotency_key="dialect-1")
    other = city.status_post(text, visibility="public", language="zh", idempotency_key="dialect-2")
    expect(again.id == sent.id, "the key made two statuses")
    expect(other.id != sent.id, "another key made no other status")
    expect("Main St &amp; 1st" in sent.content, f"the content is {sent.content}")
    expect(sent.language == "zh", f"the language is {sent.language}")
    expect(sent.visibility == "public", f"the visibility is {sent.visibility}")
    expect(city.ratelimit_remaining is not None, "no rate limit is told")

    edited = city.status_update(sent.id, "Main St is open")
    expect(edited.id == sent.id and edited.edited_at is not None, "the edit made something else")
    listed = city.account_statuses(me.id, exclude_reblogs=True, limit=1)
    expect([status.id for status in listed] == [other.id], "the newest is not listed first")
    earlier = city.account_statuses(me.id, max_id=other.id)
    expect([status.content for status in earlier] == ["<p>Main St is open</p>"], "not edited")

    media = city.media_post(PNG, mime_type="image/png", description=ALT)
    expect(media.type == "image" and media.description == ALT, f"the picture shows {media.description}")
    pictured = city.status_post("Main St: a map", media_ids=[media.id])
    expect([one.id for one in pictured.media_attachments] == [media.id], "the status shows another picture")
    try:
        city.status_post("Main St: the map again", media_ids=[media.id])
        sys.exit("mastodon: a picture was shown by two statuses")
    except mastodon.MastodonAPIError as refused:
        expect("already attached" in str(refused), f"a second showing is refused by {refused}")
    kept = city.status_update(pictured.id, "Main St: the map", media_ids=[media.id])
    expect(len(kept.media_attachments) == 1, "the edit that names the picture loses it")
    expect(kept.media_attachments[0].description == ALT, "the edit loses the description")
    bare = city.status_update(pictured.id, "Main St: no map")
    expect(not bare.media_attachments, "the edit that does not name the picture keeps it")

    city.status_delete(sent.id)
    try:
        city.status(sent.id)
        sys.exit("mastodon: what was deleted is still there")
    except mastodon.MastodonNotFoundError:
        pass
    try:
        city.status_post("x" * 501)
        sys.exit("mastodon: 501 characters were taken")
    except mastodon.MastodonAPIError as refused:
        expect(refused.args[1] == 422, f"501 characters are refused with {refused.args[1]}")
    revoked = mastodon.Mastodon(access_token="revoked-city", api_base_url=base.rstrip("/"))
    try:
        revoked.account_verify_credentials()
        sys.exit("mastodon: a revoked token was taken")
    except mastodon.MastodonUnauthorizedError:
        pass
    print("mastodon: Mastodon.py posts, repeats, shows a picture, edits, lists, deletes and is refused as on a server")


main(sys.argv[1])
