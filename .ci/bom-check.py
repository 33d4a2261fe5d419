"""Whether a bill of materials names every jar in the zips: bom-check.py BOM ZIP..."""

import json
import pathlib
import sys
import zipfile


def fail(text):
    sys.exit(f"bom: {text}")


def components(path):
    try:
        bom = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    except FileNotFoundError:
        fail(f"{path} is missing; run mvn cyclonedx:makeAggregateBom first")
    except ValueError as e:
        fail(f"{path} is no JSON: {e}")
    if bom.get("bomFormat") != "CycloneDX" or not bom.get("components"):
        fail(f"{path} is no CycloneDX document with components")
    return bom["components"]


def jars(zips):
    """The jars' names, each with the zips that hold it."""
    found = {}
    for path in zips:
        for name in zipfile.ZipFile(path).namelist():
            if name.startswith("lib/") and name.endswith(".jar"):
                found.setdefault(name.removeprefix("lib/"), []).append(path)
    return found


def main(bom, zips):
    if not zips:
        fail("there is no zip; run mvn package first")
    named = {f"{c['name']}-{c['version']}.jar": c for c in components(bom)}
    held = jars(zips)
    absent = sorted(set(held) - set(named))
    if absent:
        fail(f"{bom} does not name {', '.join(absent)}")
    for jar, component in named.items():
        if not component.get("purl", "").startswith("pkg:maven/"):
            fail(f"{jar} has no package URL")
        if "SNAPSHOT" in component["version"] and component.get("group") != "city.belfry":
            fail(f"{jar} has no fixed version: name a release in pom.xml")
    print(f"bom: {len(named)} components, with every one of {len(held)} jars in {len(zips)} zips")


main(sys.argv[1], sys.argv[2:])
