/// What part of a file a `Range` header asks for (RFC 9110 14.1.2).
package enum ByteRange: Sendable, Equatable {
  /// No range, several ranges (a server may send all instead), another unit or nonsense: everything.
  case whole
  /// First and last byte, both counted from 0 and both sent.
  case part(ClosedRange<Int>)
  /// Nothing of it lies in the file: 416.
  case unsatisfiable

  /// - Parameter size: of the file, in bytes.
  package init(_ header: String?, size: Int) {
    guard let header, let equals = header.firstIndex(of: "="),
      header[..<equals].trimmingBlanks.lowercased() == "bytes"
    else {
      self = .whole
      return
    }
    let set = header[header.index(after: equals)...].trimmingBlanks
    let ends = set.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let first = Self.number(ends[0]), let last = Self.number(ends[1]) else {
      self = .whole
      return
    }
    switch (first, last) {
    case (nil, nil): self = .whole
    case (nil, let length?):
      self = length == 0 || size == 0 ? .unsatisfiable : .part(max(0, size - length)...(size - 1))
    case (let first?, let last):
      if let last, last < first {
        self = .whole
      } else {
        self = first < size ? .part(first...min(last ?? size - 1, size - 1)) : .unsatisfiable
      }
    }
  }

  /// Outer nil: not a number. Inner nil: left out. A number too large to hold is as good as the largest.
  private static func number(_ text: Substring) -> Int?? {
    if text.isEmpty { return .some(nil) }
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    return .some(Int(text) ?? Int.max)
  }
}
