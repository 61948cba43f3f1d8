import Testing

@testable import WebParts

@Suite("Ranges: RFC 9110 14.1.2, by the table")
struct ByteRangeTests {
  @Test(arguments: [
    (nil, 10, ByteRange.whole), ("bytes=0-3", 10, .part(0...3)), ("bytes=2-", 10, .part(2...9)),
    ("bytes=-3", 10, .part(7...9)), ("bytes=-30", 10, .part(0...9)), ("bytes=9-9", 10, .part(9...9)),
    ("bytes=5-100", 10, .part(5...9)), ("bytes=10-", 10, .unsatisfiable), ("bytes=20-30", 10, .unsatisfiable),
    ("bytes=-0", 10, .unsatisfiable), ("bytes=0-0", 0, .unsatisfiable), ("bytes=-5", 0, .unsatisfiable),
    ("bytes=0-1,4-5", 10, .whole), ("bytes=5-2", 10, .whole), ("bytes=-", 10, .whole), ("bytes=", 10, .whole),
    ("bytes=a-b", 10, .whole), ("lines=0-3", 10, .whole), ("bytes", 10, .whole),
    ("Bytes = 0-3", 10, .part(0...3)),
    ("bytes=99999999999999999999-", 10, .unsatisfiable), ("bytes=0-99999999999999999999", 10, .part(0...9)),
    ("bytes=-99999999999999999999", 10, .part(0...9)), ("bytes=+1-2", 10, .whole),
  ])
  func `a header asks for`(header: String?, size: Int, range: ByteRange) {
    #expect(ByteRange(header, size: size) == range)
  }

  @Test(arguments: [
    ("报告.pdf", #"attachment; filename="download.pdf"; filename*=UTF-8''%E6%8A%A5%E5%91%8A.pdf"#),
    ("2024年报.docx", #"attachment; filename="2024__.docx"; filename*=UTF-8''2024%E5%B9%B4%E6%8A%A5.docx"#),
    ("a\"b\r\n.pdf", #"attachment; filename="a_b.pdf"; filename*=UTF-8''a_b.pdf"#),
    ("../../etc/passwd", #"attachment; filename="_.._etc_passwd"; filename*=UTF-8''_.._etc_passwd"#),
    ("", #"attachment; filename="download"; filename*=UTF-8''download"#),
    ("x.报", #"attachment; filename="x"; filename*=UTF-8''x.%E6%8A%A5"#),
    ("evil\u{202E}fdp.exe", #"attachment; filename="evilfdp.exe"; filename*=UTF-8''evilfdp.exe"#),
  ])
  func `a file name arrives in Chinese and in ASCII and cannot break the header`(name: String, header: String)
  {
    #expect(ContentDisposition.header(.attachment, filename: name) == header)
  }

  @Test(arguments: [
    ("\"a\"", true), ("W/\"a\"", true), ("\"b\", \"a\"", true), ("*", true), ("\"b\"", false), (nil, false),
    ("", false),
  ])
  func `a validator is found among those sent`(header: String?, matches: Bool) {
    #expect(EntityTag.matches(header, "\"a\"") == matches)
  }
}
