/// How much a form with files may bring, in bytes.
package struct UploadLimits: Sendable, Equatable {
  /// Parts of any kind.
  package var parts: Int
  /// Headers of one part.
  package var head: Int
  /// One text field.
  package var field: Int
  /// One file.
  package var file: Int
  /// Everything kept together.
  package var total: Int
  /// How much is read at all. Beyond `total` bytes are thrown away but still read up to here, so that the text fields
  /// behind a file that is too large are not lost and the browser, which sends before it listens, sees our page.
  package var reading: Int

  package init(
    parts: Int = 200, head: Int = 8 << 10, field: Int = 256 << 10, file: Int = 20 << 20,
    total: Int = 60 << 20,
    reading: Int = 256 << 20
  ) {
    self.parts = parts
    self.head = head
    self.field = field
    self.file = file
    self.total = total
    self.reading = max(reading, total)
  }
}
