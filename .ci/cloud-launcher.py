"""MiniStack with real JVMs.

By itself MiniStack answers for a Java function without running it, and says that all went well. Here Java's runtimes
are given to its worker for "provided" runtimes, which starts the file "bootstrap" beside the code; this writes one
that starts a JVM with Lambda's own runtime interface client, laid out as Lambda lays it out.
"""

import importlib.metadata
import json
import os
import pathlib
import sys

PINNED = "1.5.33"

# Accept and the sample's publisher run inside a wrapper of local/run, which alone lets them reach the stage on this
# machine: what is deployed reaches public servers only.
BOOTSTRAP = """#!/bin/sh
handler="$_HANDLER"
case "$handler:${PLATFORM:-}" in
  city.belfry.accept.AcceptHandler:*) handler=city.belfry.local.deployed.AcceptOnStage ;;
  city.belfry.publish.PublishHandler:sample) handler=city.belfry.local.deployed.PublishOnStage ;;
esac
echo "$$ $AWS_LAMBDA_FUNCTION_NAME $AWS_LAMBDA_FUNCTION_VERSION" >>"$BELFRY_STARTED"
exec "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m --enable-native-access=ALL-UNNAMED \\
  -Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI="$BELFRY_JNI" \\
  -cp "$LAMBDA_TASK_ROOT:$LAMBDA_TASK_ROOT/lib/*:$BELFRY_BESIDE" \\
  com.amazonaws.services.lambda.runtime.api.client.AWSLambda "$handler"
"""


def replace(module, name, make):
    """A name that is gone means another MiniStack than the one that was read."""
    old = getattr(module, name, None)
    if not callable(old):
        sys.exit(f"cloud: MiniStack has no {module.__name__}.{name} to replace; the launcher needs {PINNED}")
    setattr(module, name, make(old))


def is_java(config):
    return str(config.get("Runtime", "")).startswith("java")


def worker_class(old):
    return lambda config: lambda_runtime.ProvidedWorker if is_java(config) else old(config)


def code_dir(old):
    def unpacked(code_zip):
        folder = pathlib.Path(old(code_zip))
        bootstrap = folder / "bootstrap"
        if not bootstrap.exists():
            fresh = folder / f"bootstrap.{os.getpid()}"
            fresh.write_text(BOOTSTRAP)
            fresh.chmod(0o755)
            fresh.replace(bootstrap)
        return str(folder)

    return unpacked


def execute(old):
    def run(func, event, request_id):
        if is_java(func.get("config") or func):
            return lambda_svc._execute_function_provided_warm(func, event, request_id)
        return old(func, event, request_id)

    return run


def as_policy(props):
    return {"PolicyName": props["PolicyName"], "PolicyDocument": props["PolicyDocument"], "Roles": [props["RoleName"]]}


def role_policy(policy):
    """AWS::IAM::RolePolicy, which MiniStack does not know, by AWS::IAM::Policy, which it does."""
    return {
        "create": lambda name, props, stack: policy["create"](name, as_policy(props), stack),
        "update": lambda made, old, new, stack, name: policy["update"](made, as_policy(old), as_policy(new), stack, name),
        "update_with_logical_id": True,
        "delete": lambda made, props: policy["delete"](made, as_policy(props)),
    }


def archive(events):
    """AWS::Events::Archive, which MiniStack's bus knows and its CloudFormation does not."""

    def create(name, props, stack):
        made = f"{stack}-{name}"
        asked = {"EventSourceArn": props["SourceArn"], "EventPattern": json.dumps(props.get("EventPattern", {}))}
        status, _, body = events._create_archive({**props, **asked, "ArchiveName": made})
        if status != 200:
            raise ValueError(f"{name}: {body}")
        return made, {"ArchiveName": made}

    return {"create": create, "delete": lambda made, props: events._delete_archive({"ArchiveName": made})}


def pool(old):
    """A user pool's attributes with its tokens' issuer, which MiniStack leaves out."""
    return lambda made: {"ProviderURL": f"https://cognito-idp.us-east-1.amazonaws.com/{made}", **old(made)}


def alarm(old):
    """An alarm that calculates, which MiniStack does not know, as one on the first metric that it looks at."""

    def plain(name, props):
        stats = [metric["MetricStat"] for metric in props.get("Metrics") or [] if "MetricStat" in metric]
        if not stats:
            return old(name, props)
        first = stats[0]["Metric"]
        rest = {key: value for key, value in props.items() if key != "Metrics"}
        return old(name, {**rest, "MetricName": first["MetricName"], "Namespace": first["Namespace"], "Statistic": "Sum"})

    return plain


version = importlib.metadata.version("ministack")
if version != PINNED:
    sys.exit(f"cloud: this is MiniStack {version}; the launcher was written for {PINNED}")

from ministack.core import lambda_runtime
from ministack.services import eventbridge, lambda_svc
from ministack.services.cloudformation import provisioners

replace(lambda_runtime, "_worker_class_for", worker_class)
replace(lambda_svc, "_provided_runtime_code_dir", code_dir)
replace(lambda_svc, "_execute_function_docker", execute)
# Also where there is Docker: no image is pulled, and nothing but the mock is left for what is not Java.
lambda_svc._docker_available = False

replace(provisioners, "_cw_metric_alarm_record", alarm)
replace(provisioners, "_cognito_user_pool_attributes", pool)
kinds = provisioners._RESOURCE_HANDLERS
kinds.setdefault("AWS::IAM::RolePolicy", role_policy(kinds["AWS::IAM::Policy"]))
kinds.setdefault("AWS::Events::Archive", archive(eventbridge))

from ministack.app import main

main()
