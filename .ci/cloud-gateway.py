"""What API Gateway does between a client and Accept: finds the route, puts caller and parameters into an event, invokes.

The stand-in's own gateway reads no routes of SAM's; those of the built template are served here. Checks no token: the
authoriser is AWS's. Called with the template, Accept's name and the person's roles; says its address in its first line.
"""

import base64
import http.server
import json
import re
import sys
import urllib.parse

import boto3
from samtranslator.yaml_helper import yaml_parse

TEMPLATE, ACCEPT, ROLES = sys.argv[1:]
EVENT = json.load(open("events/accept/get-receipts.json"))
functions = boto3.client("lambda", config=boto3.session.Config(read_timeout=90, retries={"max_attempts": 0}))


def routes():
    events = yaml_parse(open(TEMPLATE).read())["Resources"]["Accept"]["Properties"]["Events"].values()
    for route in (e["Properties"] for e in events if e["Type"] == "HttpApi"):
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(route["Path"]))
        yield route["Method"], re.compile(pattern), f"{route['Method']} {route['Path']}"


ROUTES = list(routes())


class Gateway(http.server.BaseHTTPRequestHandler):
    def answer(self):
        asked = urllib.parse.urlsplit(self.path)
        for method, pattern, route in ROUTES:
            found = pattern.fullmatch(asked.path)
            if method == self.command and found:
                self.invoke(asked, route, found.groupdict())
                return
        self.reply({"statusCode": 404, "body": '{"message":"Not Found"}'})

    do_GET = do_POST = do_PUT = do_DELETE = answer

    def invoke(self, asked, route, parameters):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        event = json.loads(json.dumps(EVENT)) | {
            "routeKey": route,
            "rawPath": asked.path,
            "rawQueryString": asked.query,
            "headers": {name.lower(): value for name, value in self.headers.items()},
            "queryStringParameters": dict(urllib.parse.parse_qsl(asked.query)),
            "pathParameters": {name: urllib.parse.unquote(value) for name, value in parameters.items()},
            "body": body.decode(),
        }
        event["requestContext"]["http"] |= {"method": self.command, "path": asked.path}
        event["requestContext"]["authorizer"]["jwt"]["claims"]["roles"] = ROLES
        reply = functions.invoke(FunctionName=ACCEPT, Qualifier="live", Payload=json.dumps(event).encode())
        answer = json.loads(reply["Payload"].read())
        self.reply({"statusCode": 502, "body": json.dumps(answer)} if reply.get("FunctionError") else answer)

    def reply(self, answer):
        body = answer.get("body", "").encode()
        if answer.get("isBase64Encoded"):
            body = base64.b64decode(body)
        self.send_response(answer["statusCode"])
        for name, value in answer.get("headers", {}).items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Gateway)
print(f"http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
