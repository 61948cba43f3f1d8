"""The main path of a year, walked by the people who walk it: publish with review, find, request, confirm, clarify,
extend, decide, letter, status, and the report with one more in its cell. With scripts and without."""

import datetime
import re
import struct
import zlib

COUNTY = "yunling"
TITLE = "云岭县人民政府关于印发山塘水库安全管护办法的通知"
NUMBER_AND_CODE = re.compile(r"(\d{4}-\d{4}).*?([2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4})", re.S)


def picture():
    """A small PNG: somebody's proof of identity."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\x00\xff\xff" * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def body_code(person):
    person.open("/bodies")
    person.follow("云岭县人民政府")
    return re.search(r"/bodies/([0-9A-Z]{18})", person.page.url).group(1)


def cell(person, year, name):
    """The figure of a cell of the report on the desk, as it stands now."""
    person.open(f"/desk/reports/{year}")
    link = person.page.locator(f'a[href*="/cells/{name}"]')
    return int(link.inner_text()) if link.count() else 0


def act(person, path, action, **fields):
    person.open(f"{path}/act/{action}")
    person.fill(**fields)
    person.page.locator("main form button.primary").first.click()
    assert "/act/" not in person.page.url, person.text


def test_a_document_goes_through_five_hands_and_is_found(at_desk, citizen, scripts):
    title = TITLE + ("" if scripts else "（续）")
    drafter = at_desk(f"{COUNTY}-xxy")
    drafter.open("/desk/items/new")
    drafter.fill(
        title=title,
        abstract="规定山塘水库的管护责任、巡查要求和资金保障。",
        text="# 总则\n\n为了保障山塘水库安全，制定本办法。\n\n# 管护\n\n管护责任人每月巡查不少于两次。",
        formedOn=today(),
        issuer="云岭县人民政府",
        column="A01",
    )
    drafter.page.locator("main form button.primary").first.click()
    path = re.search(r"/desk/items/[0-9a-f]+", drafter.page.url).group(0)
    act(drafter, path, "submit")
    act(at_desk(f"{COUNTY}-ks"), path, "approveSection")
    act(at_desk(f"{COUNTY}-bm"), path, "clearSecrecy", basis="经审查，不涉及国家秘密和个人隐私")
    act(at_desk(f"{COUNTY}-gk"), path, "approveOffice")
    act(at_desk(f"{COUNTY}-ld"), path, "approve")

    citizen.open("/search?q=山塘水库")
    assert title not in citizen.text, "not public before it is published"
    publisher = at_desk(f"{COUNTY}-gk")
    act(publisher, path, "publish")

    citizen.open("/")
    citizen.page.locator("header input[name=q]").fill("山塘")
    citizen.page.locator("header form button").click()
    citizen.follow(title)
    assert "管护责任人每月巡查不少于两次" in citizen.text
    assert re.search(r"[0-9A-Z]{18}/\d{4}-\d{5}", citizen.text), "it bears an index number"


def today(days=0):
    """The civil day in Asia/Shanghai, as the server counts it."""
    now = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8)))
    return (now.date() + datetime.timedelta(days=days)).isoformat()


def test_a_request_is_asked_clarified_extended_answered_and_counted(at_desk, citizen, scripts):
    code = body_code(citizen)
    office = at_desk(f"{COUNTY}-gk")
    year = today()[:4]
    before = cell(office, year, "table3.notHeld.natural")

    citizen.open(f"/bodies/{code}/apply")
    citizen.fill(title="山塘水库管护资金安排情况", form="electronic", route="website", applicant="natural")
    citizen.fill(name="苏远", proofNumber="11010519491231002X", phone="13800138000")
    citizen.page.locator("main [name=proofKind]").select_option(index=1)
    citizen.page.locator("main [name=identity]").set_input_files(
        {"name": "身份证.png", "mimeType": "image/png", "buffer": picture()}
    )
    citizen.press("下一步：核对")
    assert "山塘水库管护资金安排情况" in citizen.text
    citizen.press("提交申请")
    number, query_code = NUMBER_AND_CODE.search(citizen.text).groups()
    assert query_code not in citizen.page.url and number not in citizen.page.url

    def status():
        citizen.open("/status")
        citizen.fill(number=number, code=query_code)
        citizen.press("查询")
        return citizen.text

    assert "苏远" not in status(), "a status page names nobody"

    office.open("/desk/requests")
    office.follow(number)
    path = re.search(r"/desk/requests/[0-9a-f]+", office.page.url).group(0)
    act(office, path, "confirmReceipt")
    assert "个工作日" in status()
    act(office, path, "askClarification", what="请写明年度和资金项目名称。", replyBy=today(21))
    assert "请写明年度和资金项目名称" in status()
    citizen.fill(summary="2025 年度县级山塘水库管护补助资金")
    citizen.press("提交补正")
    head = at_desk(f"{COUNTY}-gkz")
    act(head, path, "extend", workdays="10", reason="需要向多个乡镇检索")
    act(
        at_desk(f"{COUNTY}-xxy"),
        path,
        "draftReply",
        outcome="notHeld",
        reasons="经检索本机关公文系统和档案目录，没有找到所申请的信息。",
    )
    act(at_desk(f"{COUNTY}-ks"), path, "approveDraft")
    act(at_desk(f"{COUNTY}-bm"), path, "clearSecrecy")
    act(at_desk(f"{COUNTY}-ld"), path, "sign")
    office.open(f"{path}/letter")
    letter = office.text
    assert "行政复议" in letter and "六十日" in letter.replace("60日", "六十日").replace("60 日", "六十日")
    assert "没有找到所申请的信息" in letter
    act(office, path, "serve", method="online", servedOn=today())

    assert "已办结" in status() or "已答复" in status()
    citizen.open("/status/request/limits")
    assert "延" in citizen.text
    assert cell(office, year, "table3.notHeld.natural") == before + 1
    office.open(f"/desk/reports/{year}/cells/table3.notHeld.natural")
    assert number in office.text


def test_a_wrong_number_and_a_wrong_code_get_one_and_the_same_answer(citizen):
    answers = []
    for number, code in [("2026-9999", "AAAA-BBBB-CCCC"), ("2026-0001", "AAAA-BBBB-CCCC")]:
        citizen.open("/status")
        citizen.fill(number=number, code=code)
        citizen.press("查询")
        answers.append(re.sub(r"20\d\d-\d{4}", "", citizen.text))
    assert answers[0] == answers[1]


def test_every_fault_of_the_form_is_told_at_once_and_what_was_typed_stays(citizen):
    code = body_code(citizen)
    citizen.open(f"/bodies/{code}/apply")
    citizen.fill(title="山塘水库管护资金安排情况", name="苏远", proofNumber="110105194912310021")
    citizen.press("下一步：核对")
    assert citizen.page.locator(".error-summary li").count() >= 3
    assert citizen.page.locator("main [name=title]").input_value() == "山塘水库管护资金安排情况"
    assert citizen.page.locator("main [name=name]").input_value() == "苏远"


def test_the_pages_of_a_body_fit_a_phone(chromium, site, scripts):
    from conftest import Person

    phone = Person(chromium, site, scripts, width=390)
    code = body_code(phone)
    for path in ["/", f"/bodies/{code}", f"/bodies/{code}/content", f"/bodies/{code}/apply", "/search?q=预算"]:
        phone.open(path)
        width = phone.page.evaluate("() => document.documentElement.scrollWidth")
        assert width <= 391, f"{path} is {width} px wide"
    phone.leave()
