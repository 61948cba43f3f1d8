"""A roster with numbers of persons is attached, stops the item, is masked, and the public gets the masked copy alone."""

import io
import re
import zipfile

from test_main_path import act, today

IDENTITY = "11010519491231002X"
MOBILE = "13812345678"


def roster():
    """A small Word document: a table with two persons, and a comment that names a telephone."""
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def cell(text):
        return f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    rows = [("姓名", "身份证号", "补助金额"), ("张三", IDENTITY, "500")]
    table = "".join("<w:tr>" + "".join(map(cell, row)) + "</w:tr>" for row in rows)
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "word/document.xml": f"<w:document {w}><w:body><w:tbl>{table}</w:tbl></w:body></w:document>",
        "word/comments.xml": f"<w:comments {w}><w:comment><w:p><w:r><w:t>电话{MOBILE}</w:t></w:r></w:p>"
        "</w:comment></w:comments>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


def words(document):
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())


def test_a_roster_is_masked_before_the_public_sees_it(at_desk, citizen, scripts):
    title = "云岭县困难群众补助名单公示" + ("" if scripts else "（续）")
    drafter = at_desk("yunling-xxy")
    drafter.open("/desk/items/new")
    drafter.fill(
        title=title,
        abstract="公示困难群众补助名单。",
        text="名单见附件。",
        formedOn=today(),
        issuer="云岭县人民政府",
        column="A01",
    )
    drafter.page.locator("main [name=files]").set_input_files(
        {
            "name": "补助名单.docx",
            "mimeType": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "buffer": roster(),
        }
    )
    drafter.page.locator("main form button.primary").first.click()
    path = re.search(r"/desk/items/[0-9a-f]+", drafter.page.url).group(0)
    assert "内容检查发现 2 处不得公开的内容" in drafter.text
    assert "1101**********002X" in drafter.text and IDENTITY not in drafter.text

    def review():
        act(drafter, path, "submit")
        act(at_desk("yunling-ks"), path, "approveSection")
        act(at_desk("yunling-bm"), path, "clearSecrecy", basis="经审查，不涉及国家秘密")
        act(at_desk("yunling-gk"), path, "approveOffice")
        act(at_desk("yunling-ld"), path, "approve")

    review()
    office = at_desk("yunling-gk")
    office.open(f"{path}/act/publish")
    office.page.locator("main form button.primary").first.click()
    assert "内容检查发现2处不得公开的内容" in office.text, "a block stops publication"

    act(office, path, "returnDraft", reason="请遮盖附件中的身份证号码和电话")
    act(drafter, path, "maskAttachment")
    assert "遮盖前的原件（不对外公开）" in drafter.text
    review()
    act(office, path, "publish")

    citizen.open(f"/search?q={title}")
    citizen.follow(title)
    address = citizen.page.locator("main a[href*='/attachments/']").first.get_attribute("href")
    copy = citizen.context.request.get(citizen.site + address)
    assert copy.ok
    published = words(copy.body())
    assert IDENTITY not in published and MOBILE not in published
    assert "1101**********002X" in published and "138****5678" in published

    original = drafter.open(path) and drafter.page.locator("h3 ~ * a[href*='/attachments/']").first.get_attribute("href")
    digest = original.rsplit("/", 1)[1]
    assert drafter.context.request.get(drafter.site + original).ok
    public = address.rsplit("/", 1)[0] + "/" + digest
    assert citizen.context.request.get(citizen.site + public).status == 404
