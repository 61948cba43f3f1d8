"""Renders the page of `bench render` with Jinja for some seconds; prints pages a second and the bytes of one page."""
import json
import sys
import time

from jinja2 import Environment

TEMPLATE = """<!DOCTYPE html>
<html lang="zh-Hans"><head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><header><a href="/">{{ title }}</a><nav><ul>\
{% for way in ways %}<li><a href="/">{{ way }}</a></li>{% endfor %}</ul></nav></header>
<main><h1>{{ title }}</h1>
<ol class="rows">{% for row in rows %}<li class="row"><a href="{{ row.address }}">{{ row.title }}</a> \
<span class="number">{{ row.number }}</span> <time datetime="{{ row.day }}">{{ row.day }}</time> \
<span class="badge">{{ row.badge }}</span><p class="soft">{{ row.abstract }}</p></li>
{% endfor %}</ol>
</main></body></html>"""

with open(sys.argv[1], encoding="utf-8") as file:
    page = json.load(file)
seconds = float(sys.argv[2])
template = Environment(autoescape=True).from_string(TEMPLATE)
template.render(page)
start = time.perf_counter()
pages = 0
while True:
    made = template.render(page).encode("utf-8")
    pages += 1
    spent = time.perf_counter() - start
    if spent >= seconds:
        break
print(pages / spent, len(made))
