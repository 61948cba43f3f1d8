import Foundation

/// A file named on the command line, or standard input where none is named.
struct InputFile {
  /// As messages name it.
  let name: String
  let bytes: Data

  /// - Parameter limit: how many bytes are read at most; a larger file is refused.
  init(_ path: String?, limit: Int) throws(NotDone) {
    guard let path else {
      name = "标准输入"
      bytes = try InputFile.read(.standardInput, name, limit)
      return
    }
    name = path
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw NotDone("\(path)：不能打开这个文件")
    }
    bytes = try InputFile.read(file, path, limit)
  }

  private static func read(_ file: FileHandle, _ name: String, _ limit: Int) throws(NotDone) -> Data {
    var bytes = Data()
    do {
      while let more = try file.read(upToCount: 65_536), !more.isEmpty {
        bytes += more
        if bytes.count > limit { break }
      }
    } catch {
      throw NotDone("\(name)：不能读取")
    }
    guard bytes.count <= limit else { throw NotDone("\(name)：超过\(limit)字节") }
    return bytes
  }
}
