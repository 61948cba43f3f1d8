extension Array {
  /// The first, the middle, the quarters, …: after any number of them the rest lies evenly between.
  func scattered() -> [Element] {
    var bits = 0
    while 1 << bits < count { bits += 1 }
    return (0..<(1 << bits)).compactMap { index in
      var mirrored = 0
      for bit in 0..<bits where index & (1 << bit) != 0 { mirrored |= 1 << (bits - 1 - bit) }
      return mirrored < count ? self[mirrored] : nil
    }
  }
}
