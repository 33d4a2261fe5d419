"""Types the answers of docs/deploy.md into "sam deploy --guided", as the person in a city's hall does, and counts them.

Called by cloud-way.py with sam, a samconfig.toml that may be written to, and the built template.
"""

import re
import sys

import pexpect

# What a city types. Whatever else is asked, Enter takes what is offered.
TYPED = {
    "AWS Region": "us-east-1",
    "Parameter CityName": "Arroyo Vista",
    "Parameter CityZone": "America/Los_Angeles",
    "Parameter AttentionEmail": "newsroom@arroyovista.example",
    "Parameter AlarmEmail": "it@arroyovista.example",
    "Deploy this changeset?": "y",
}
QUESTION = r"\n?\s*([^\r\n]*\[[^\[\]\r\n]*\]: ?)$"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def main(sam, config, template):
    asked = pexpect.spawn(
        sam, ["deploy", "--guided", "--config-file", config, "--template-file", template, "--no-progressbar"],
        encoding="utf-8", timeout=200, dimensions=(50, 300), searchwindowsize=400)
    with open(config + ".log", "w", encoding="utf-8") as asked.logfile_read:
        typed, entered = [], 0
        while asked.expect([QUESTION, pexpect.EOF]) == 0:
            question = COLOUR.sub("", asked.match[1]).strip()
            name = next((name for name in TYPED if question.startswith(name)), None)
            if name:
                typed.append(name)
            else:
                entered += 1
            asked.sendline(TYPED.get(name, ""))
        asked.close()
    untyped = [name for name in TYPED if typed.count(name) != 1]
    if asked.exitstatus or untyped:
        sys.exit(f"ended with {asked.exitstatus}; not asked once: {untyped or 'nothing'}; {config}.log has all of it")
    print(f"{len(typed)} answers typed, {entered} taken as offered")


main(*sys.argv[1:])
