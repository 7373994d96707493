"""Clients written by others make their calls: `three` speaks Open311, `feedparser` reads the feed, `openpyxl` the workbook.

Usage: clients.py BASE_URL OPEN311_KEY OFFICE_TOKEN. Prints a line for each check; the last one counts.
"""

import io
import itertools
import sys
import time

itertools.ifilter = filter  # `three` 0.8 was written for Python 2.

import feedparser
import openpyxl
import requests
import three


def open311(base, key):
    city = three.Three(f"{base}/open311/v2", api_key=key, format="json")
    yield "three.discovery", city.discovery()["endpoints"][0]["specification"].startswith("http://wiki.open311.org/GeoReport_v2")
    services = city.services()
    code = services[0]["service_code"]
    yield "three.services", len(services) > 20 and all(service["service_name"] for service in services)
    definition = city.services(code)
    yield "three.services(code)", (definition.get("service_code") == code) or (definition[0]["code"] == 404)
    yield "three.requests", len(city.requests()) > 0
    yield "three.requests(code)", all(request["service_code"] == code for request in city.requests(code))
    yield "three.requests(count)", len(city.requests(count=3)) == 3
    yield "three.requests(start, end)", isinstance(city.requests(start="03-01-2026", end="03-31-2026"), list)
    yield "three.requests(between)", isinstance(city.requests(between=["03-01-2026", "03-31-2026"]), list)
    yield "three.requests(status)", all(request["status"] == "closed" for request in city.requests(status="closed"))
    shown = city.requests(count=1)[0]["service_request_id"]
    yield "three.request(id)", city.request(shown)[0]["service_request_id"] == shown
    posted = city.post(code, address="人民路1号", name="Wei Li", phone="13800001234", description="路灯不亮，晚上看不清路。", lat="30.95", long="118.75")
    made = posted[0].get("service_request_id") or posted[0].get("token")
    yield "three.post", bool(made)
    yield "three.token", bool(city.token(posted[0]["token"])[0]["service_request_id"]) if posted[0].get("token") else True
    wrong = city.post("no-such-service", description="x", lat="30.95", long="118.75")
    yield "three.post of an unknown service", wrong[0]["code"] in (400, 404) and bool(wrong[0]["description"])
    plain = three.Three(f"{base}/open311/v2", format="xml")
    yield "three in XML", plain.get("services", convert=False).startswith(b"<?xml")


def feed(base):
    read = feedparser.parse(f"{base}/opinions/feed.atom")
    yield "feedparser: nothing to forgive", not read.bozo and read.version == "atom10"
    yield "feedparser: entries with titles, links, dates", len(read.entries) > 0 and all(entry.title and entry.link and entry.updated for entry in read.entries)


def workbook(base, token):
    office = requests.Session()
    office.headers.update({"Authorization": f"Bearer {token}"})
    ordered = office.post(f"{base}/api/v1/exports", json={"form": "xlsx", "question": {"view": "open"}})
    ordered.raise_for_status()
    at = f"{base}/api/v1/exports/{ordered.json()['id']}"
    for _ in range(120):  # At most a minute; it is written by work after the act.
        made = office.get(f"{at}/file")
        if made.status_code == 200:
            break
        time.sleep(0.5)
    rows = list(openpyxl.load_workbook(io.BytesIO(made.content)).active.iter_rows(values_only=True))
    yield "openpyxl: a heading and rows of one width", len(rows) > 10 and len({len(row) for row in rows}) == 1
    yield "openpyxl: no cell begins a formula", not any(isinstance(cell, str) and cell[:1] in ("=", "@", "\t", "\r") for row in rows for cell in row)


def main():
    base, key, token = sys.argv[1:4]
    passed = failed = 0
    for checks in (open311(base, key), feed(base), workbook(base, token)):
        for name, held in checks:
            passed, failed = passed + bool(held), failed + (not held)
            print(f"  {'ok    ' if held else 'FAILED'} {name}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
