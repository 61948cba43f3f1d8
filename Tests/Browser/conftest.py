"""A real server over the sample county, and real Chromium in front of it, with scripts on and with scripts off."""

import os
import pathlib
import shutil
import socket
import subprocess
import time
import urllib.request

import pytest
from playwright.sync_api import sync_playwright

HUABIAO = os.environ.get("HUABIAO", ".build/debug/huabiao")
PASSWORD = "yunling-2026"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The address of a server with the sample county, on the day of the machine."""
    folder = tmp_path_factory.mktemp("county") / "data"
    subprocess.run([HUABIAO, "demo", "--data", str(folder)], check=True, timeout=900)
    port = free_port()
    log = open(folder.parent / "server.log", "wb")
    server = subprocess.Popen(
        [HUABIAO, "serve", "--data", str(folder), "--port", str(port)], stdout=log, stderr=log
    )
    address = f"http://localhost:{port}"
    for _ in range(300):
        try:
            urllib.request.urlopen(address + "/healthz", timeout=2)
            break
        except OSError:
            time.sleep(0.1)
    else:
        raise RuntimeError((folder.parent / "server.log").read_text())
    yield address
    server.terminate()
    server.wait(timeout=30)


@pytest.fixture(scope="session")
def chromium():
    path = shutil.which("chromium")
    if not path:
        pytest.fail("Debian's chromium is not installed; `make test` installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


class Person:
    """Somebody at a browser of their own."""

    def __init__(self, browser, site, scripts, width=1280, user=None):
        self.context = browser.new_context(
            viewport={"width": width, "height": 1000}, locale="zh-CN", java_script_enabled=scripts
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(60_000)
        self.site = site
        if user:
            self.open("/sign-in")
            self.fill(name=user, password=PASSWORD)
            self.press("登录")

    def open(self, path):
        return self.page.goto(path if path.startswith("http") else self.site + path)

    def fill(self, **fields):
        """Fills fields by the name under which they are sent."""
        for name, value in fields.items():
            control = self.page.locator(f"main [name={name}]")
            kind = control.first.evaluate("e => e.tagName + ':' + (e.type || '')")
            if kind.startswith("SELECT"):
                control.first.select_option(value)
            elif kind.endswith(":radio") or kind.endswith(":checkbox"):
                self.page.locator(f"main [name={name}][value={value}]").check()
            else:
                control.first.fill(value)

    def press(self, words):
        self.page.locator("main").get_by_role("button", name=words, exact=True).click()

    def follow(self, words):
        self.page.locator("main").get_by_role("link", name=words).first.click()

    @property
    def text(self):
        return self.page.locator("main").inner_text()

    def leave(self):
        self.context.close()


@pytest.fixture(params=[True, False], ids=["scripts-on", "scripts-off"])
def scripts(request):
    return request.param


@pytest.fixture
def at_desk(chromium, site, scripts):
    """Signs somebody in: `at_desk("qingxi-gk")`."""
    people = []

    def sign_in(user, width=1280):
        person = Person(chromium, site, scripts, width=width, user=user)
        people.append(person)
        return person

    yield sign_in
    for person in people:
        person.leave()


@pytest.fixture
def citizen(chromium, site, scripts):
    person = Person(chromium, site, scripts)
    yield person
    person.leave()
