"""The item page again, as one would write it with Flask, Jinja and sqlite3: one connection a worker, templates kept."""
import os
import re
import sqlite3

from flask import Flask, abort, render_template

app = Flask(__name__)
app.config["TEMPLATES_AUTO_RELOAD"] = False
connection = sqlite3.connect(f"file:{os.environ['FLASK_DATA']}?mode=ro", uri=True, check_same_thread=False)
connection.row_factory = sqlite3.Row
site = {"name": "云岭县政府信息公开", "organizer": "云岭县人民政府办公室", "telephone": "0999-6210001", "address": "云岭县文峰路1号"}
assets = [row["address"] for row in connection.execute("SELECT address FROM asset ORDER BY place")]
styles = [address for address in assets if address.endswith(".css")]
scripts = [address for address in assets if address.endswith(".js")]
ways = [
    ("政府信息公开指南", "guide"), ("政府信息公开制度", "rules"), ("法定主动公开内容", "content"),
    ("政府信息公开年报", "reports"), ("依申请公开", "apply"),
]
chapter = re.compile(r"第[一二三四五六七八九十百]+章")
article = re.compile(r"(第[一二三四五六七八九十百]+条)(\s.*)", re.S)


def block(line):
    """Kind, number of the article, text."""
    if chapter.match(line):
        return ("heading", "", line)
    found = article.match(line)
    return ("paragraph", found.group(1), found.group(2)) if found else ("paragraph", "", line)


@app.get("/items/<key>")
def item_page(key):
    item = connection.execute("SELECT * FROM item WHERE key = ?", (key,)).fetchone()
    if item is None:
        abort(404)
    facts = connection.execute("SELECT name, value, across FROM fact WHERE item = ? ORDER BY place", (key,)).fetchall()
    versions = connection.execute("SELECT * FROM version WHERE item = ? ORDER BY number DESC", (key,)).fetchall()
    related = connection.execute(
        "SELECT relation, title, target AS other FROM link WHERE file = ?"
        " UNION ALL SELECT relation, title, file FROM link WHERE target = ?", (key, key)
    ).fetchall()
    body = connection.execute("SELECT * FROM body WHERE code = ?", (item["body"],)).fetchone()
    blocks = [block(line) for line in item["text"].split("\n")]
    return render_template(
        "item.html", site=site, styles=styles, scripts=scripts, ways=ways, item=item, facts=facts, versions=versions,
        related=related, body=body, blocks=blocks,
    )
