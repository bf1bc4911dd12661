/// A random generator that gives the same numbers in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A number with a random count of bits, so that small ones and extremes both come up.
  mutating func anySize() -> UInt64 {
    next() >> UInt64.random(in: 0..<64, using: &self)
  }

  /// The same with up to 128 bits.
  mutating func anySize128() -> UInt128 {
    let bits = UInt128(next()) << 64 | UInt128(next())
    return bits >> UInt128.random(in: 0..<128, using: &self)
  }

  /// The same with a sign.
  mutating func anySizeSigned() -> Int64 {
    let magnitude = Int64(truncatingIfNeeded: anySize() >> 1)
    return Bool.random(using: &self) ? magnitude : -magnitude
  }
}
