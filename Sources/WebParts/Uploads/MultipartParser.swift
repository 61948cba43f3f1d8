package import NIOCore

/// Takes `multipart/form-data` (RFC 7578, RFC 2046 5.1) apart as it comes in, in pieces of any size.
///
/// Pure: bytes go in with ``append(_:)``, events come out of ``next()`` until it wants more. Holds no more than one
/// header block or one delimiter beside the bytes just put in.
package struct MultipartParser: Sendable {
  /// What was found.
  package enum Event: Sendable, Equatable {
    case began(MultipartHead)
    case data(ByteBuffer)
    case ended
  }

  private enum State {
    case preamble
    case afterDelimiter
    case head
    case body
    case epilogue
  }

  private let delimiter: [UInt8]
  private let partLimit: Int
  private let headLimit: Int
  private var state = State.preamble
  private var parts = 0
  private var buffer = ByteBuffer()

  /// - Parameters:
  ///   - boundary: from the `Content-Type`, without the dashes.
  ///   - partLimit: how many parts may come.
  ///   - headLimit: how many bytes the headers of one part may have.
  package init(boundary: String, partLimit: Int = 200, headLimit: Int = 8192) {
    delimiter = Array("\r\n--\(boundary)".utf8)
    self.partLimit = partLimit
    self.headLimit = headLimit
    // The first delimiter may stand at the very start, without the line end before it.
    buffer.writeString("\r\n")
  }

  /// Whether the closing delimiter was met. A body that ends before it is cut off.
  package var isComplete: Bool { state == .epilogue }

  package mutating func append(_ chunk: ByteBuffer) {
    var chunk = chunk
    if buffer.readableBytes == 0 {
      buffer = chunk
    } else {
      buffer.discardReadBytes()
      buffer.writeBuffer(&chunk)
    }
  }

  /// The next event, or nil until more bytes come.
  package mutating func next() throws(MultipartError) -> Event? {
    while true {
      switch state {
      case .preamble:
        guard skipToDelimiter() else { return nil }
        state = .afterDelimiter
      case .afterDelimiter:
        guard let isLast = try readDelimiterEnd() else { return nil }
        state = isLast ? .epilogue : .head
      case .head:
        guard let head = try readHead() else { return nil }
        state = .body
        return .began(head)
      case .body:
        guard let event = readBody() else { return nil }
        if event == .ended { state = .afterDelimiter }
        return event
      case .epilogue:
        buffer.clear()
        return nil
      }
    }
  }

  /// The offset of the delimiter in what is readable; else how many bytes can no longer belong to one.
  private func findDelimiter() -> (offset: Int, isWhole: Bool) {
    let view = buffer.readableBytesView
    var start = view.startIndex
    while let index = view[start...].firstIndex(of: UInt8(ascii: "\r")) {
      let rest = view[index...].prefix(delimiter.count)
      if rest.elementsEqual(delimiter.prefix(rest.count)) {
        return (index - view.startIndex, rest.count == delimiter.count)
      }
      start = index + 1
    }
    return (view.count, false)
  }

  private mutating func skipToDelimiter() -> Bool {
    let (offset, isWhole) = findDelimiter()
    buffer.moveReaderIndex(forwardBy: isWhole ? offset + delimiter.count : offset)
    return isWhole
  }

  /// `--` after a delimiter closes the body; else blanks and a line end.
  private mutating func readDelimiterEnd() throws(MultipartError) -> Bool? {
    while let byte = buffer.getInteger(at: buffer.readerIndex, as: UInt8.self),
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    {
      buffer.moveReaderIndex(forwardBy: 1)
    }
    guard let end = buffer.getBytes(at: buffer.readerIndex, length: 2) else { return nil }
    buffer.moveReaderIndex(forwardBy: 2)
    if end == Array("--".utf8) { return true }
    guard end == Array("\r\n".utf8) else { throw .malformed }
    parts += 1
    guard parts <= partLimit else { throw .tooManyParts(limit: partLimit) }
    return false
  }

  private mutating func readHead() throws(MultipartError) -> MultipartHead? {
    let view = buffer.readableBytesView
    let end = Array("\r\n\r\n".utf8)
    if view.starts(with: end.prefix(2)) { throw .malformed }
    var start = view.startIndex
    while let index = view[start...].firstIndex(of: UInt8(ascii: "\r")) {
      if view[index...].starts(with: end) {
        let length = index - view.startIndex
        guard length <= headLimit else { throw .headTooLarge(limit: headLimit) }
        let text = String(decoding: view[..<index], as: UTF8.self)
        buffer.moveReaderIndex(forwardBy: length + end.count)
        guard let head = MultipartHead(text) else { throw .malformed }
        return head
      }
      start = index + 1
    }
    guard view.count <= headLimit + end.count else { throw .headTooLarge(limit: headLimit) }
    return nil
  }

  private mutating func readBody() -> Event? {
    let (offset, isWhole) = findDelimiter()
    if offset > 0, let data = buffer.readSlice(length: offset) { return .data(data) }
    guard isWhole else { return nil }
    buffer.moveReaderIndex(forwardBy: delimiter.count)
    return .ended
  }
}

/// Why a body is no readable `multipart/form-data`.
package enum MultipartError: Error, Sendable, Equatable {
  case tooManyParts(limit: Int)
  /// The headers of one part have more than so many bytes.
  case headTooLarge(limit: Int)
  case malformed
}
