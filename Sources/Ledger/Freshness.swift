/// How old an answer may be.
package enum Freshness: Sendable {
  /// Everything that was ever acknowledged is seen.
  case current
  /// A replica may answer, some moments behind. For anonymous public pages and searches alone: somebody who has just
  /// sent something would look for it in vain.
  case mayBeOld
}
