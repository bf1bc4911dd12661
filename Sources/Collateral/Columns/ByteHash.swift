/// Hashes names by their bytes, eight at a time: multiplies and folds.
///
/// The seed is another one in every run, so that no file can be made to fill one slot.
package struct ByteHash: Sendable {
  /// The one of this run.
  package static let shared = ByteHash()

  private let seed = UInt64.random(in: .min ... .max)

  /// The hash of a name; all of its bits are mixed.
  package func callAsFunction(_ name: UnsafeRawBufferPointer) -> UInt32 {
    let count = name.count
    var result = seed ^ UInt64(truncatingIfNeeded: count)
    if count >= 8 {
      var at = 0
      while at + 8 < count {
        result = fold(result ^ name.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        at += 8
      }
      // The last eight may overlap those before.
      result = fold(result ^ name.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
    } else if count >= 4 {
      let first = UInt64(name.loadUnaligned(fromByteOffset: 0, as: UInt32.self))
      let last = UInt64(name.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
      result = fold(result ^ (first << 32 | last))
    } else if count > 0 {
      let ends = UInt64(name[0]) << 16 | UInt64(name[count - 1])
      result = fold(result ^ (ends | UInt64(name[count / 2]) << 8))
    }
    return UInt32(truncatingIfNeeded: fold(result) >> 32)
  }

  private func fold(_ word: UInt64) -> UInt64 {
    let product = word.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low ^ seed
  }
}
