"""tweepy talks to the stage's X. Usage: python -I x.py BASE-URL"""

import sys

import requests
import tweepy

REAL = "https://api.twitter.com/"


class StageSession(requests.Session):
    """Sends to the stage what tweepy addresses to X; before it is signed, for the address is signed too."""

    def __init__(self, base):
        super().__init__()
        self.base = base

    def request(self, method, url, **more):
        return super().request(method, url.replace(REAL, self.base, 1), **more)


def client(base, token):
    made = tweepy.Client(
        consumer_key="stage-key",
        consumer_secret="stage-consumer-secret",
        access_token=token,
        access_token_secret="stage-token-secret",
    )
    made.session = StageSession(base)
    return made


def expect(told, what):
    if not told:
        sys.exit(f"x: {what}")


def main(base):
    city = client(base, "stage-dialect-city")
    me = city.get_me(user_auth=True).data
    expect(me.username == "dialect_city", f"the account is {me.username}")

    text = "Main St & 1st 封路 🚧 https://example.com/closures?of=all&streets=1"
    sent = city.create_tweet(text=text).data
    expect(sent["text"].startswith("Main St &amp; 1st"), f"the text is {sent['text']}")
    try:
        city.create_tweet(text=text)
        sys.exit("x: the same words were taken twice")
    except tweepy.Forbidden as refused:
        expect("duplicate content" in str(refused), f"repeated words are refused by {refused}")

    reply = city.create_tweet(text="Main St is open", in_reply_to_tweet_id=sent["id"]).data
    listed = city.get_users_tweets(me.id, user_auth=True, max_results=5).data
    expect([str(post.id) for post in listed] == [reply["id"], sent["id"]], "the list is another")

    expect(city.delete_tweet(sent["id"]).data == {"deleted": True}, "it is not deleted")
    try:
        city.delete_tweet(sent["id"])
        sys.exit("x: what is gone was deleted")
    except tweepy.NotFound:
        pass
    try:
        client(base, "revoked-city").get_me(user_auth=True)
        sys.exit("x: a revoked token was taken")
    except tweepy.Unauthorized:
        pass
    print("x: tweepy signs, posts, replies, lists, deletes and is refused as on X")


main(sys.argv[1])
