import Foundation

/// The formats of Office before 2007, and RTF, turned into today's by LibreOffice where it is installed.
enum OldOffice {
  /// What the file is to be turned into; nil for what is not of these formats or is enciphered.
  static func target(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: Array("{\\rtf".utf8)) { return "docx" }
    guard bytes.starts(with: [0xd0, 0xcf, 0x11, 0xe0]) else { return nil }
    // The directory of streams names them in UTF-16.
    for (name, target) in [
      ("EncryptedPackage", nil), ("WordDocument", "docx"), ("Workbook", "xlsx"),
      ("PowerPoint Document", "pptx"),
      ("Book", "xlsx"),
    ] as [(String, String?)] where contains(bytes, name) {
      return target
    }
    return nil
  }

  private static func contains(_ bytes: [UInt8], _ name: String) -> Bool {
    let pattern = Data(
      name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] })
    return Data(bytes).range(of: pattern) != nil
  }

  /// A document of a stranger may name pictures and texts elsewhere, and whoever keeps those would learn when it is looked
  /// at and from where: nothing that it refers to is fetched, nothing in it is run.
  private static let settings = """
    <?xml version="1.0" encoding="UTF-8"?>
    <oor:items xmlns:oor="http://openoffice.org/2001/registry">
    <item oor:path="/org.openoffice.Office.Common/Security/Scripting">
    <prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
    <prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
    <prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
    </item>
    </oor:items>
    """

  /// - Throws: where the program is missing, cannot read the file or takes too long.
  static func turned(_ bytes: [UInt8], into target: String) async throws -> [UInt8] {
    let folder = try PassingFolder()
    let file = try folder.write(bytes, as: "original.bin")
    // A profile of its own: runs side by side do not wait for one another, and nothing is left behind.
    let profile = folder.url.appendingPathComponent("profile/user")
    try FileManager.default.createDirectory(at: profile, withIntermediateDirectories: true)
    try Data(settings.utf8).write(to: profile.appendingPathComponent("registrymodifications.xcu"))
    _ = try await ExternalTool("soffice", seconds: 60, memoryKibibytes: 8 << 20).run([
      "--headless", "--norestore", "--nolockcheck", "-env:UserInstallation=file://\(folder.url.path)/profile",
      "--convert-to", target, "--outdir", folder.url.path, file,
    ])
    let made = folder.url.appendingPathComponent("original.\(target)")
    return [UInt8](try Data(contentsOf: made))
  }
}
