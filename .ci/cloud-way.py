"""The way of two posts through the deployed template: called by .ci/cloud, with sam, the stage's address and a folder.

Where the stage is "-" the functions cannot reach it, and the schedule may never fire: see the short way.
"""

import atexit
import datetime
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time
import urllib.request
import zipfile

import boto3
import botocore.exceptions
from samtranslator.yaml_helper import yaml_parse

SAM, STAGE, WORK = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
STACK = "belfry"
CHANNEL = "sample-city"
BUILT = pathlib.Path(".aws-sam/cloud")
BEGAN = time.monotonic()

functions = boto3.client("lambda", config=boto3.session.Config(read_timeout=90, retries={"max_attempts": 0}))
stacks = boto3.client("cloudformation")
pages = boto3.client("s3")
table = boto3.client("dynamodb")


def say(text):
    print(f"cloud: {text} ({time.monotonic() - BEGAN:.0f} s)", flush=True)


def fail(text):
    sys.exit(f"cloud: {text}")


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        print("\n".join(done.stdout.splitlines()[-15:]), file=sys.stderr)
        fail(unsupported(done.stdout) or f"sam {command[1]} failed")
    return done.stdout


def unsupported(told=""):
    """A kind of resource that MiniStack does not know is named, not left in a log."""
    unknown = re.search(r"Unrecognized resource types: \[(.*?)]", told)
    if unknown:
        return (f"MiniStack does not know {unknown[1]}: teach .ci/cloud-launcher.py the kind, "
                "or answer here the question that leaves it out")
    try:
        events = stacks.describe_stack_events(StackName=STACK)["StackEvents"]
    except botocore.exceptions.ClientError:
        return ""
    said = sorted({
        f"{e['LogicalResourceId']} ({e['ResourceType']}): {e['ResourceStatusReason']}"
        for e in events
        if e.get("ResourceStatus", "").endswith("_FAILED") and e.get("ResourceStatusReason")
    })
    return "\n  ".join(["MiniStack did not make the stack:", *said]) if said else ""


# ---- The template: deployed as a city does; afterwards with the sample platform on and the others off. ----

def answers(more):
    asked = yaml_parse((BUILT / "template.yaml").read_text())["Parameters"]
    given = {name: "false" for name in asked if name.startswith("Deploy")} | {"DeploySample": "true"} | more
    return [f'{name}="{value}"' for name, value in given.items() if name in asked]


def guided():
    """The first deployment, typed as docs/deploy.md has it. The answers are kept in a copy of samconfig.toml."""
    config = WORK / "samconfig.toml"
    shutil.copy("samconfig.toml", config)
    done = subprocess.run([sys.executable, ".ci/cloud-guided.py", SAM, str(config), str(BUILT / "template.yaml")],
                          capture_output=True, text=True, check=False)
    if done.returncode:
        fail(unsupported() or f"sam deploy --guided: {done.stderr.strip()}")
    return done.stdout.strip()


def deploy(template, more):
    run(SAM, "deploy", "--template-file", str(template), "--stack-name", STACK, "--region", "us-east-1", "--resolve-s3",
        "--capabilities", "CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "--no-confirm-changeset", "--no-progressbar",
        "--parameter-overrides", *answers(more))
    stack = stacks.describe_stacks(StackName=STACK)["Stacks"][0]
    if not stack["StackStatus"].endswith("_COMPLETE") or "ROLLBACK" in stack["StackStatus"]:
        fail(unsupported() or f"the stack ended as {stack['StackStatus']}")
    return {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}


def physical():
    listed = stacks.get_paginator("list_stack_resources").paginate(StackName=STACK)
    return {r["LogicalResourceId"]: r for page in listed for r in page["StackResourceSummaries"]}


# ---- Functions: an answer counts only if code of ours gave it. ----


def is_mock(answer):
    return "Mock response" in json.dumps(answer) or "not supported for local execution" in json.dumps(answer)


def invoke(name, event, qualifier="live"):
    reply = functions.invoke(FunctionName=name, Qualifier=qualifier, Payload=json.dumps(event).encode())
    answer = json.loads(reply["Payload"].read() or b"null")
    if is_mock(answer):
        fail(f"{name} was only mocked: no code of Belfry's ran")
    if reply.get("FunctionError"):
        fail(f"{name} failed: {json.dumps(answer)}")
    return answer


def the_check_knows_a_mock():
    """What MiniStack says of a runtime that nobody starts: if it passed for an answer, all of this would prove nothing."""
    archive = WORK / "nothing.zip"
    with zipfile.ZipFile(archive, "w") as nothing:
        nothing.writestr("nothing.txt", "nothing")
    functions.create_function(FunctionName="mocked", Runtime="dotnet8", Handler="A::B::C", Code={"ZipFile": archive.read_bytes()},
                              Role="arn:aws:iam::000000000000:role/nobody")
    functions.get_waiter("function_active_v2").wait(FunctionName="mocked")
    answer = json.loads(functions.invoke(FunctionName="mocked", Payload=b"{}")["Payload"].read())
    functions.delete_function(FunctionName="mocked")
    if not is_mock(answer):
        fail(f"a function that cannot run was answered for, and the check did not see it: {json.dumps(answer)}")


def started():
    """Name and version of every function that a JVM was started for."""
    lines = (WORK / "started").read_text().splitlines()
    return {tuple(line.split()[1:3]) for line in lines}


# ---- The API, by the events that the tests use too. ----


def event(file, /, key=None, body=None, **parameters):
    event = json.loads(pathlib.Path(f"events/accept/{file}.json").read_text())
    if parameters:
        event["pathParameters"] = parameters
        for field, value in parameters.items():
            event["rawPath"] = event["routeKey"].split(" ")[1].replace("{" + field + "}", value)
        event["requestContext"]["http"]["path"] = event["rawPath"]
    if key:
        event["headers"]["idempotency-key"] = key
    if body is not None:
        event["body"] = json.dumps(body)
    return event


def api(accept, asked, expected):
    answer = invoke(accept, asked)
    if answer.get("statusCode") != expected:
        fail(f"{asked['routeKey']} answered {answer.get('statusCode')} instead of {expected}: {answer.get('body')}")
    return json.loads(answer.get("body") or "{}")


def post(accept, key, headline, channels, seconds):
    draft = json.loads(event("post-street-sweeping")["body"])
    draft["texts"]["en"]["headline"] = headline
    draft["channels"] = channels
    if seconds:
        due = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=seconds)
        draft["due"] = due.isoformat(timespec="seconds").replace("+00:00", "Z")
    return api(accept, event("post-street-sweeping", key=key, body=draft), 201)


def receipts(accept, post_id):
    return api(accept, event("get-receipts", id=post_id), 200)["receipts"]


def delivered(accept, post_id, channels, patience):
    """The receipts, once each channel's says delivered."""
    until = time.monotonic() + patience
    while True:
        found = {receipt["channel"]: receipt for receipt in receipts(accept, post_id)}
        states = {channel: found.get(channel, {}).get("state") for channel in channels}
        if all(state == "delivered" for state in states.values()):
            return found
        if time.monotonic() > until:
            fail(f"post {post_id} was not delivered within {patience} s: {states}")
        time.sleep(1)


def on_the_stage(headline):
    with urllib.request.urlopen(STAGE + "api/posts", timeout=10) as answer:
        placed = json.load(answer)["posts"]
    found = [p for p in placed if headline in json.dumps(p, ensure_ascii=False)]
    if len(found) != 1:
        fail(f'"{headline}" stands {len(found)} times on the stage instead of once')
    return found[0]


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


# ---- The commands, which know no stand-in. ----


def gateway(accept):
    """The API's address. Ends with this process."""
    started = subprocess.Popen([sys.executable, ".ci/cloud-gateway.py", str(BUILT / "template.yaml"), accept, "[administrator writer]"],
                               stdout=subprocess.PIPE, text=True)
    atexit.register(started.kill)
    return started.stdout.readline().strip()


def belfry(*command, secrets=None, expected=0):
    done = subprocess.run(["./belfry", *command], input=secrets, capture_output=True, text=True, check=False,
                          env=os.environ | {"BELFRY_TOKEN": "checked-by-nobody-here"})
    if done.returncode != expected or "Exception" in done.stderr:
        fail(f"belfry {' '.join(command)} ended with {done.returncode} instead of {expected}:\n{done.stdout}{done.stderr}")
    return done.stdout


def doctor(*where, expected=0):
    """What it finds wrong, as sentences."""
    checks = json.loads(belfry("doctor", "--stack", STACK, "--json", *where, expected=expected))["checks"]
    return [f"{found['what']} {found['help']}" for check in checks for found in check["findings"] if found["wrong"]]


def break_by_hand(made, accept):
    """What somebody may do in the console, and how the doctor names it."""
    function = functions.get_function_configuration(FunctionName=accept, Qualifier="live")
    told = {name: value for name, value in function["Environment"]["Variables"].items() if name != "CITY_ZONE"}
    functions.update_function_configuration(FunctionName=accept, Environment={"Variables": told})
    untold = functions.publish_version(FunctionName=accept)["Version"]
    boto3.client("sqs").delete_queue(QueueUrl=made["SampleQueue"]["PhysicalResourceId"])
    boto3.client("ssm").delete_parameter(Name=f"/{STACK}/channels/sample/{CHANNEL}")
    boto3.client("iam").delete_role_policy(RoleName=made["RecordRole"]["PhysicalResourceId"], PolicyName="record")
    boto3.client("scheduler").delete_schedule(Name=made["DispatchTick"]["PhysicalResourceId"])
    yield from ("SampleQueue is gone", f"there is no /{STACK}/channels/sample/{CHANNEL}", "RecordRole has lost its policy",
                "The schedule DispatchTick is gone")
    functions.update_alias(FunctionName=accept, Name="live", FunctionVersion=untold)
    yield "Accept is not told CITY_ZONE"


# ---- The short way: a cloud of which we know nothing but that it runs functions. ----


def short_way():
    """The city's pages need no other server, and ticks are sent by hand; receipts and pages must be there all the same."""
    answers_here = {"DeploySample": "false", "JwtIssuer": "https://sign-in.arroyovista.example", "JwtAudience": "belfry",
                    "BoardUrl": "https://alerts.arroyovista.example/"}
    outputs = deploy(BUILT / "template.yaml", answers_here)
    made = physical()
    accept, dispatch = (made[name]["PhysicalResourceId"] for name in ("Accept", "Dispatch"))
    api(accept, event("put-channel", name="board-city", body={
        "platform": "board", "languages": ["en"], "together": False, "settings": {}}), 200)
    timed = post(accept, "short-timed", "Bridge closes at the hour", ["board-city"], 195)
    at_once = post(accept, "short-at-once", "Bridge closes now", ["board-city"], None)
    delivered(accept, at_once["id"], ["board-city"], 120)
    say("delivered at once")
    tick = json.loads(pathlib.Path("events/dispatch/tick.json").read_text())
    until = time.monotonic() + 300
    while receipts(accept, timed["id"])[0]["state"] != "delivered":
        if time.monotonic() > until:
            fail(f"the timed post was not delivered: {receipts(accept, timed['id'])}")
        invoke(dispatch, tick)
        time.sleep(10)
    receipt = receipts(accept, timed["id"])[0]
    if instant(receipt["sent"]) < instant(receipt["due"]):
        fail(f"it was sent before due: {receipt}")
    for written, headline in ((at_once, b"Bridge closes now"), (timed, b"Bridge closes at the hour")):
        page = pages.get_object(Bucket=outputs["BoardBucketName"], Key=f"p/{written['id']}/en.html")["Body"].read()
        if headline not in page:
            fail(f"the page of post {written['id']} does not say {headline.decode()}")
    say("delivered by ticks; both pages are in the bucket")
    deploy(BUILT / "template.yaml", answers_here | {"CityName": "Nueva Vista"})
    if receipts(accept, timed["id"])[0]["state"] != "delivered":
        fail("after the second deployment the post is not delivered any more")
    run(SAM, "delete", "--stack-name", STACK, "--region", "us-east-1", "--no-prompts")
    if outputs["TableName"] not in table.list_tables()["TableNames"]:
        fail("sam delete took the table, which is the city's record")
    say("deployed again and deleted; the table stays")


# ---- The way. ----

run(SAM, "build", "--build-dir", str(BUILT))
if STAGE == "-":
    short_way()
    sys.exit()
the_check_knows_a_mock()
say("the check knows a mocked answer")

say(f"sam deploy --guided: {guided()}")
wrong = doctor()
if wrong:
    fail(f"the doctor finds in a new stack: {wrong}")
say(f"the doctor finds nothing wrong in {len(physical())} resources")

outputs = deploy(BUILT / "template.yaml", {"CityName": "Arroyo Vista"})
made = physical()
accept = made["Accept"]["PhysicalResourceId"]
names = {logical: r["PhysicalResourceId"] for logical, r in made.items() if r["ResourceType"] == "AWS::Lambda::Function"}
say(f"deployed: {len(made)} resources, {len(names)} functions")

served = ("--server", gateway(accept))
belfry("channels", "connect", CHANNEL, "--platform", "sample", "--languages", "en", "--base-url", STAGE + "sample/",
       "--setting", "class=searchable", "--stack", STACK, *served, secrets=json.dumps({"token": f"stage-{CHANNEL}"}))
api(accept, event("put-channel", name="board-city", body={
    "platform": "board", "languages": ["en"], "together": False, "settings": {}}), 200)
say("accept answers; two channels are stored, the secrets of one in the parameter store")

# Farther away than accept looks ahead: only the schedule's tick can bring it to its queue.
timed = post(accept, "cloud-timed", "Bridge closes at the hour", [CHANNEL], 195)
at_once = post(accept, "cloud-at-once", "Bridge closes now", [CHANNEL, "board-city"], None)
found = delivered(accept, at_once["id"], [CHANNEL, "board-city"], 90)
on_the_stage("Bridge closes now")
say(f"delivered at once: on the stage as {found[CHANNEL].get('platformId', '?')}")

bucket = outputs["BoardBucketName"]
keys = [o["Key"] for o in pages.list_objects_v2(Bucket=bucket).get("Contents", []) if at_once["id"] in o["Key"]]
if not keys or b"Bridge closes now" not in pages.get_object(Bucket=bucket, Key=keys[0])["Body"].read():
    fail(f"the board's bucket has no page of post {at_once['id']}: {keys}")
say(f"its page is in the bucket: {keys[0]}")

# While a post waits: new code, and a new answer to a question.
changed = pathlib.Path(".aws-sam/cloud-again")
shutil.rmtree(changed, ignore_errors=True)
shutil.copytree(BUILT, changed)
built = yaml_parse((changed / "template.yaml").read_text())
archive = (changed / built["Resources"]["Accept"]["Properties"]["CodeUri"]).resolve()
if BUILT.resolve() not in archive.parents and changed.resolve() not in archive.parents:
    shutil.copy(archive, changed / "accept-again.zip")
    archive = changed / "accept-again.zip"
with zipfile.ZipFile(archive, "a") as code:
    code.writestr("changed.txt", "the second deployment's code\n")
text = (changed / "template.yaml").read_text()
(changed / "template.yaml").write_text(text.replace(built["Resources"]["Accept"]["Properties"]["CodeUri"], archive.name))
before = functions.get_function_configuration(FunctionName=accept, Qualifier="live")
deploy(changed / "template.yaml", {"CityName": "Nueva Vista"})
after = functions.get_function_configuration(FunctionName=accept, Qualifier="live")
if after["Version"] == before["Version"] or after["CodeSha256"] == before["CodeSha256"]:
    fail(f"the second deployment left accept's alias at version {after['Version']}, with the same code")
if after["Environment"]["Variables"]["CITY_NAME"] != "Nueva Vista":
    fail(f"accept's alias has the city {after['Environment']['Variables']['CITY_NAME']}")
if receipts(accept, at_once["id"])[0]["state"] != "delivered":
    fail("after the second deployment the first post is not delivered any more")
if (accept, after["Version"]) not in started():
    fail(f"version {after['Version']} of accept was not started: {sorted(started())}")
say(f"deployed again: accept's version {before['Version']} is now {after['Version']}, and the first post is still there")

found = delivered(accept, timed["id"], [CHANNEL], 230)
seen = on_the_stage("Bridge closes at the hour")
due, arrived = instant(found[CHANNEL]["due"]), instant(seen["arrived"])
if arrived < due:
    fail(f"it was due at {due} and arrived before, at {arrived}")
say(f"delivered by the schedule's tick, {(arrived - due).total_seconds():.3f} s after due: no measure, only not before")

steps = table.query(TableName=outputs["TableName"], KeyConditionExpression="pk = :pk AND begins_with(sk, :journal)",
                    ExpressionAttributeValues={":pk": {"S": f"POST#{timed['id']}"}, ":journal": {"S": "J#"}})["Items"]
if not any(step["who"]["S"] == "dispatch" and step["what"]["S"] == "tick" for step in steps):
    fail(f"the journal has no tick for post {timed['id']}: {json.dumps(steps)}")
asleep = {made[n]["PhysicalResourceId"] for n in ("Accept", "Dispatch", "Record", "PublishSample", "PublishBoard")} - {n for n, _ in started()}
if asleep:
    fail(f"no JVM was started for {sorted(asleep)}")
say(f"{len(started())} versions of functions ran as JVMs; the journal has the tick and {len(steps) - 1} more steps of the timed post")

listed = json.loads(belfry("list", "--json", *served))["posts"]
if {timed["id"], at_once["id"]} - {p["id"] for p in listed}:
    fail(f"belfry list does not have both posts: {listed}")
wrong = doctor(*served)
if wrong:
    fail(f"the doctor finds in a stack that works: {wrong}")
for named in break_by_hand(made, accept):
    wrong = doctor(*served, expected=1) if "CITY_ZONE" not in named else doctor(expected=1)
    if not any(named in sentence for sentence in wrong):
        fail(f"the doctor does not name \"{named}\": {wrong}")
    say(f"the doctor names it: {named}")
answer = functions.invoke(FunctionName=accept, Qualifier="live", Payload=json.dumps(event("get-receipts", id=timed["id"])).encode())
refused = answer["Payload"].read().decode()
if "CITY_ZONE" not in refused:
    fail(f"accept does not name the variable that it misses: {refused}")
say("without its variable accept says which it wants")

run(SAM, "delete", "--stack-name", STACK, "--region", "us-east-1", "--no-prompts")
left = [s["StackName"] for s in stacks.describe_stacks()["Stacks"] if s["StackName"] == STACK and s["StackStatus"] != "DELETE_COMPLETE"]
if left:
    fail("the stack is still there after sam delete")
if outputs["TableName"] not in table.list_tables()["TableNames"]:
    fail("sam delete took the table, which is the city's record")
say("deleted; the table and the bucket stay, as the template says")
