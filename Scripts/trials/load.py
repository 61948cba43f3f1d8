#!/usr/bin/env python3
"""Readers and clerks at a running installation, while something is taken away from it.

    load.py URL[,URL…] SECONDS [--readers N] [--clerks N] [--user NAME] [--out FILE]
    load.py --check FILE 'ADDRESS OF THE DATABASE'

Readers ask for public pages; clerks register requests, each form again until it is acknowledged, as a person does who is
asked to. With --check the ledger is compared with what was acknowledged: nothing lost, nothing doubled. The password is
read from HUABIAO_TRIAL_PASSWORD. Only the standard library; certificates of the trial are not checked.
"""
import argparse
import html
import http.client
import json
import re
import ssl
import subprocess
import sys
import threading
import time
from datetime import datetime, timedelta, timezone
from os import environ
from urllib.parse import urlencode, urlsplit

FORM = {
    "applicant": "natural", "name": "王秀兰", "contactPerson": "", "proofKind": "identityCard",
    "proofNumber": "11010519491231002X", "phone": "0731-8888 0000", "email": "", "address": "人民路 1 号",
    "postcode": "418000", "documentNumber": "", "description": "试验", "form": "paper", "route": "post",
    "channel": "inPerson",
}
HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)"')
NUMBER = re.compile(r"\d{4}-\d{4}")


def ask(base, method, path, fields=None, cookie=None, patience=90):
    """Status, headers and text; status 0 where the connection failed."""
    url = urlsplit(base)
    if url.scheme == "https":
        link = http.client.HTTPSConnection(url.hostname, url.port, timeout=patience, context=ssl._create_unverified_context())
    else:
        link = http.client.HTTPConnection(url.hostname, url.port, timeout=patience)
    headers = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}
    if cookie:
        headers["Cookie"] = cookie
    body = None
    if fields is not None:
        body = urlencode(fields)
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        link.request(method, path, body, headers)
        answer = link.getresponse()
        return answer.status, answer.headers, answer.read().decode("utf-8", "replace")
    except (OSError, http.client.HTTPException) as error:
        return 0, {}, repr(error)
    finally:
        link.close()


class Load:
    def __init__(self, bases, until):
        self.bases, self.until, self.lock, self.turn = bases, until, threading.Lock(), 0
        self.tag = str(int(time.time()))
        self.reads, self.acknowledged, self.sent, self.again, self.complaints = {}, {}, [], {}, []
        self.times, self.slowest, self.slowest_read = [], 0.0, 0.0

    def base(self):
        with self.lock:
            self.turn += 1
            return self.bases[self.turn % len(self.bases)]

    def read(self, paths):
        turn = 0
        while time.time() < self.until:
            turn += 1
            path = paths[turn % len(paths)]
            begun = time.time()
            status, _, text = ask(self.base(), "GET", path)
            with self.lock:
                self.reads[status] = self.reads.get(status, 0) + 1
                self.slowest_read = max(self.slowest_read, time.time() - begun)
                if status != 200 and len(self.complaints) < 20:
                    self.complaints.append(f"{time.time():.1f} GET {path}: {status} {text[:90]!r}")

    def register(self, clerk, cookie, day):
        turn = 0
        while time.time() < self.until:
            turn += 1
            title = f"试验{self.tag}第{clerk}人第{turn}件。"
            status, _, text = ask(self.base(), "GET", "/desk/requests/new", cookie=cookie)
            if status != 200:
                with self.lock:
                    self.again["form"] = self.again.get("form", 0) + 1
                time.sleep(0.2)
                continue
            hidden = dict((name, html.unescape(value)) for name, value in HIDDEN.findall(text))
            fields = {**FORM, **{key: hidden[key] for key in ("_token", "once")}, "title": title, "receivedOn": day}
            with self.lock:
                self.sent.append(title)
            self.send(title, fields, cookie)

    def send(self, title, fields, cookie):
        begun, pages = time.time(), []
        for _ in range(60):
            status, _, text = ask(self.base(), "POST", "/desk/requests/new", fields, cookie)
            if status == 200 and NUMBER.search(text):
                with self.lock:
                    self.acknowledged[title] = NUMBER.search(text).group()
                    self.times.append(time.time())
                    self.slowest = max(self.slowest, time.time() - begun)
                    for page in pages:
                        self.again[page] = self.again.get(page, 0) + 1
                    self.again["most"] = max(self.again.get("most", 0), len(pages))
                return
            pages.append(str(status))
            if status == 503 and (title not in text or "再次提交" not in text):
                with self.lock:
                    self.complaints.append(f"text lost: {title}")
            elif status not in (0, 502, 503, 504):
                words = re.sub(r"<[^>]*>|\s+", " ", text)
                with self.lock:
                    self.complaints.append(f"{status} for {title}: {words[-300:]}")
                return
            time.sleep(0.5)
        with self.lock:
            self.complaints.append(f"given up: {title} {pages}")


def run(options):
    bases = options.where.split(",")
    status, headers, text = ask(
        bases[0], "POST", "/sign-in", {"name": options.user, "password": environ["HUABIAO_TRIAL_PASSWORD"]})
    if status != 303:
        sys.exit(f"not signed in: {status} {text[:300]}")
    cookie = headers["Set-Cookie"].split(";")[0]
    bodies = re.findall(r'/bodies/[0-9A-Z]{18}', ask(bases[0], "GET", "/bodies")[2])
    paths = ["/", "/bodies", "/search?q=%E9%A3%9F%E5%93%81", "/search?q=%E6%8B%9B%E7%94%9F"] + sorted(set(bodies))[:8]
    day = datetime.now(timezone(timedelta(hours=8))).strftime("%Y-%m-%d")
    load = Load(bases, time.time() + options.seconds)
    threads = [threading.Thread(target=load.read, args=(paths,)) for _ in range(options.readers)]
    threads += [threading.Thread(target=load.register, args=(n, cookie, day)) for n in range(options.clerks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = sorted(load.times)
    pause = max(((after - before, before) for before, after in zip(times, times[1:])), default=(0, 0))
    result = {
        "tag": load.tag, "reads": load.reads, "slowestRead": round(load.slowest_read, 2), "acknowledged": load.acknowledged,
        "sent": load.sent, "again": load.again, "complaints": load.complaints,
        "longestPause": round(pause[0], 2), "pauseBegan": round(pause[1], 1), "slowestForm": round(load.slowest, 2),
    }
    with open(options.out, "w") as file:
        json.dump(result, file, ensure_ascii=False)
    print(json.dumps({**result, "acknowledged": len(load.acknowledged), "sent": len(load.sent)}, ensure_ascii=False))


def check(result, address):
    with open(result) as file:
        work = json.load(file)
    rows = subprocess.run(
        ["psql", address, "-AtX", "-c",
         "SELECT payload FROM entry WHERE kind = 'request' AND version = 1 AND payload LIKE '%试验" + work["tag"] + "第%'"],
        check=True, capture_output=True, text=True).stdout
    found = {}
    for line in rows.splitlines():
        opening = json.loads(line)
        found.setdefault(opening["wanted"].split("。")[0] + "。", []).append(opening["number"])
    faults = [f"lost: {title}" for title, number in work["acknowledged"].items() if found.get(title) != [number]]
    faults += [f"doubled: {title} {numbers}" for title, numbers in found.items() if len(numbers) > 1]
    faults += [f"never sent: {title}" for title in found if title not in set(work["sent"])]
    print(f"{len(work['acknowledged'])} acknowledged, {len(found)} in the ledger, "
          + ("nothing lost, nothing doubled" if not faults else "; ".join(faults[:20])))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--check"]:
        check(*sys.argv[2:4])
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("where")
    reader.add_argument("seconds", type=float)
    reader.add_argument("--readers", type=int, default=4)
    reader.add_argument("--clerks", type=int, default=6)
    reader.add_argument("--user", default="qingxi-gk")
    reader.add_argument("--out", default="load.json")
    run(reader.parse_args())
