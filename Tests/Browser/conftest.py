"""A real server over the sample county, and real Chromium in front of it: with scripts on over SQLite, and with scripts
off over PostgreSQL, so that every path is walked both ways and on both engines without being walked four times."""

import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import tempfile
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
def postgres():
    """The address of an empty database: a server of its own, on a socket in a folder that goes with it."""
    # Short, because the path of a socket has to be.
    folder = pathlib.Path(tempfile.mkdtemp(prefix="huabiao-"))
    # The server refuses to run as root.
    as_server = []
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        as_server = ["setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"]
    programs = subprocess.run(["pg_config", "--bindir"], check=True, capture_output=True, text=True).stdout.strip()

    def run(program, *arguments):
        subprocess.run(
            [*as_server, f"{programs}/{program}", *arguments], check=True, cwd="/", timeout=300,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )

    run("initdb", "-D", f"{folder}/data", "-U", "huabiao", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    settings = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
    run("pg_ctl", "-D", f"{folder}/data", "-l", f"{folder}/log", "-w", "-o", settings, "start")
    run("createdb", "-h", str(folder), "-U", "huabiao", "county")
    yield f"host={folder} user=huabiao dbname=county"
    run("pg_ctl", "-D", f"{folder}/data", "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session", params=[True, False], ids=["scripts-on", "scripts-off"])
def scripts(request):
    return request.param


@pytest.fixture(scope="session")
def site(tmp_path_factory, scripts, request):
    """The address of a server with the sample county, on the day of the machine."""
    folder = tmp_path_factory.mktemp("county") / "data"
    place = dict(os.environ)
    if not scripts:
        place["HUABIAO_POSTGRES"] = request.getfixturevalue("postgres")
    subprocess.run([HUABIAO, "demo", "--data", str(folder)], check=True, timeout=900, env=place)
    port = free_port()
    log = open(folder.parent / "server.log", "wb")
    server = subprocess.Popen(
        [HUABIAO, "serve", "--data", str(folder), "--port", str(port)], stdout=log, stderr=log, env=place
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
