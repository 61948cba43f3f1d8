"""Makes the database of the Flask peer out of one item page of ours: flask_data.py DATABASE PAGE.html RECORD.json

The peer then has the same words to show, kept as one would keep them: an item, its facts, its versions, its links, the
body that published it.
"""
import html
import json
import re
import sqlite3
import sys

database, page_path, record_path = sys.argv[1:4]
with open(page_path, encoding="utf-8") as file:
    page = file.read()
with open(record_path, encoding="utf-8") as file:
    record = json.load(file)


def words(markup):
    return html.unescape(re.sub(r"<[^>]+>", "", markup)).strip()


def all_of(pattern, text):
    return re.findall(pattern, text, re.S)


connection = sqlite3.connect(database)
connection.executescript(
    """
    CREATE TABLE item (key TEXT PRIMARY KEY, title TEXT NOT NULL, number TEXT NOT NULL, abstract TEXT NOT NULL,
      text TEXT NOT NULL, body TEXT NOT NULL, column_code TEXT, column_title TEXT, published TEXT NOT NULL,
      keywords TEXT NOT NULL);
    CREATE TABLE fact (item TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
      across INTEGER NOT NULL, PRIMARY KEY (item, place)) WITHOUT ROWID;
    CREATE TABLE version (item TEXT NOT NULL, number INTEGER NOT NULL, published_on TEXT NOT NULL, reason TEXT,
      PRIMARY KEY (item, number)) WITHOUT ROWID;
    CREATE TABLE link (file TEXT NOT NULL, target TEXT NOT NULL, relation TEXT NOT NULL, title TEXT NOT NULL);
    CREATE INDEX link_file ON link (file);
    CREATE INDEX link_target ON link (target);
    CREATE TABLE body (code TEXT PRIMARY KEY, name TEXT NOT NULL, takes_requests INTEGER NOT NULL);
    CREATE TABLE asset (place INTEGER PRIMARY KEY, address TEXT NOT NULL);
    """
)
key = record["key"]
connection.execute(
    "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    (
        key, record["title"], record["documentNumber"] or "", record["abstract"] or "", record["text"],
        record["body"], record["column"], record["columnTitle"], record["publishedOn"] + " 09:00",
        ",".join(record["keywords"]),
    ),
)
metadata = page.split('<div class="metadata">', 1)[1].split("</dl>", 1)[0]
for place, (kind, name, value) in enumerate(all_of(r"<div([^>]*)><dt>(.*?)</dt><dd>(.*?)</dd></div>", metadata)):
    connection.execute(
        "INSERT INTO fact VALUES (?, ?, ?, ?, ?)", (key, place, words(name), words(value), int("across" in kind))
    )
for version in record["versions"]:
    connection.execute(
        "INSERT INTO version VALUES (?, ?, ?, ?)",
        (key, version["number"], version["publishedOn"], version["reason"]),
    )
for link in record["related"]:
    ends = (link["key"], key) if link["isInverse"] else (key, link["key"])
    connection.execute("INSERT INTO link VALUES (?, ?, ?, ?)", (*ends, link["relation"], link["title"]))
name = words(all_of(r'<p class="name">(.*?)</p>', page)[0])
connection.execute("INSERT INTO body VALUES (?, ?, 1)", (record["body"], name))
for place, address in enumerate(all_of(r'(?:href|src)="(/assets/[^"]+)"', page)):
    connection.execute("INSERT INTO asset VALUES (?, ?)", (place, address))
connection.commit()
