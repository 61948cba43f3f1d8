"""A notice taken up in the browser: seen before, in force at once, told in the file to clerk and applicant, taken back.
With scripts and without."""

import datetime
import re

from test_main_path import COUNTY, NUMBER_AND_CODE, act, body_code, picture, today

WEEKDAYS = "一二三四五六日"


def coming_workday(person):
    """A Wednesday ahead that the calendar in force has as a plain working day, and within twenty working days."""
    day = datetime.date.fromisoformat(today()) + datetime.timedelta(days=5)
    while day.weekday() != 2:
        day += datetime.timedelta(days=1)
    person.open(f"/desk/administration/calendars/{day.year}")
    while day.isoformat() in person.text:
        day += datetime.timedelta(days=7)
    return day


def notice(day, name):
    """A one-off day off in the wording of that of 2015."""
    when = f"{day.month}月{day.day}日"
    return f"""国务院办公厅关于{name}调休放假的通知
国办发明电〔{day.year}〕99号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
为使全国人民参与纪念活动，{day.year}年{when}全国放假1天。其中{when}（星期{WEEKDAYS[day.weekday()]}）放假。
国务院办公厅
{today()[:4]}年{int(today()[5:7])}月{int(today()[8:])}日"""


def request_confirmed(citizen, office):
    """An application over the net that the office has confirmed: number and code, and the path of the file."""
    citizen.open(f"/bodies/{body_code(citizen)}/apply")
    citizen.fill(title="山塘水库除险加固项目清单", form="electronic", route="website", applicant="natural")
    citizen.fill(name="苏远", proofNumber="11010519491231002X", phone="13800138000")
    citizen.page.locator("main [name=proofKind]").select_option(index=1)
    citizen.page.locator("main [name=identity]").set_input_files(
        {"name": "身份证.png", "mimeType": "image/png", "buffer": picture()}
    )
    citizen.press("下一步：核对")
    citizen.press("提交申请")
    number, code = NUMBER_AND_CODE.search(citizen.text).groups()
    office.open("/desk/requests")
    office.follow(number)
    path = re.search(r"/desk/requests/[0-9a-f]+", office.page.url).group(0)
    act(office, path, "confirmReceipt")
    return number, code, path


def last_day(office, path):
    """The last day of the reply limit as the file shows it."""
    office.open(path)
    state = "计算中|即将到期|暂定|今日到期"
    return re.search(rf"^答复期限\s*(?:{state})\s.*?(\d+月\d+日)止", office.text, re.S | re.M).group(1)


def test_a_notice_holds_at_once_is_told_in_the_file_and_can_be_taken_back(at_desk, citizen, scripts):
    office = at_desk(f"{COUNTY}-gk")
    number, code, path = request_confirmed(citizen, office)
    before = last_day(office, path)

    keeper = at_desk(f"{COUNTY}-xt")
    day = coming_workday(keeper)
    keeper.open("/desk/administration/calendars/new")
    keeper.fill(text="关于放假的通知")
    keeper.press("核对变动")
    assert "核对" in keeper.text and "采用前请核对" not in keeper.text, "what cannot be read is not shown as read"

    name = "全国志愿服务纪念日" if scripts else "全国志愿者纪念日"
    keeper.fill(text=notice(day, name))
    keeper.press("核对变动")
    assert day.isoformat() in keeper.text and "改为不计" in keeper.text
    assert number in keeper.text, "the limit of the file is named before anything is taken up"
    assert "山塘水库除险加固" not in keeper.text, "what it is about is not told"
    assert last_day(office, path) == before, "looking changes nothing"

    keeper.press("采用")
    assert "请写明理由" in keeper.text
    keeper.fill(reason="国务院办公厅公布一次性放假安排")
    keeper.press("采用")
    assert "新的日历已经生效" in keeper.text, keeper.text
    assert f"〔{day.year}〕99号" in keeper.text and "国务院办公厅公布一次性放假安排" in keeper.text

    after = last_day(office, path)
    assert after != before, "the clerk sees the new day without anybody starting anything"
    assert "期限重新计算：答复期限" in office.text and f"〔{day.year}〕99号" in office.text
    office.open("/desk/requests")
    assert number in office.text
    office.open(f"{path}/limits")
    assert name in office.text and "放假安排公布或者变更" in office.text

    citizen.open("/status")
    citizen.fill(number=number, code=code)
    citizen.press("查询")
    assert after in citizen.text and "期限重新计算" in citizen.text and f"〔{day.year}〕99号" in citizen.text

    keeper.page.locator("main table a").first.click()
    assert number in keeper.text and "全文摘要" in keeper.text and "全国放假1天" in keeper.text
    keeper.follow("撤回采用")
    keeper.fill(reason="演练结束")
    keeper.press("撤回")
    assert "新的日历已经生效" in keeper.text
    assert last_day(office, path) == before
    assert office.text.count("期限重新计算：答复期限") == 2, "both stand in the file"


def test_the_name_of_the_site_changes_on_every_page_at_once(at_desk, citizen, scripts):
    citizen.open("/")
    old = citizen.page.title()
    keeper = at_desk(f"{COUNTY}-xt")
    keeper.open("/desk/administration/site")
    name = keeper.page.locator("main [name=siteName]").input_value()
    for new in ("云岭县政务公开", name):
        keeper.fill(siteName=new)
        keeper.press("保存")
        assert "已保存" in keeper.text
        citizen.open("/")
        assert new in citizen.page.title()
    assert citizen.page.title() == old
