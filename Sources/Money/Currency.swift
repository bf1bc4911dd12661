/// A currency of ISO 4217, current or historic.
///
/// Precious metals, units of account and test codes are included. They have no minor unit
/// ("N.A." in the standard), and neither has an amount of them any decimals here.
public struct Currency: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Bits 0–23 the three letters, 24–27 the minor digits, 28 whether the code is current.
  private let packed: UInt32

  /// The currency of a three-letter code in capitals.
  /// - Throws: ``CurrencyError`` for anything else.
  public init(_ code: some StringProtocol) throws(CurrencyError) {
    var copy = String(code)
    let found = copy.withUTF8 { Self.find(UnsafeRawBufferPointer($0)) }
    guard let found else { throw Self.error(for: copy) }
    self = found
  }

  /// The currency of a three-letter code in capitals, from UTF-8 bytes.
  /// - Throws: ``CurrencyError`` for anything else.
  public init(utf8 bytes: UnsafeRawBufferPointer) throws(CurrencyError) {
    guard let found = Self.find(bytes) else {
      throw Self.error(for: String(decoding: bytes.prefix(200), as: UTF8.self))
    }
    self = found
  }

  private init(packed: UInt32) {
    self.packed = packed
  }

  /// The currency of ``bits``; nil for zero, which is none.
  package init?(bits: UInt32) {
    if bits == 0 { return nil }
    packed = bits
  }

  /// The currency in four bytes, never zero, for records of which there are many.
  package var bits: UInt32 { packed }

  /// The code, such as `EUR`.
  public var code: String {
    String(unsafeUninitializedCapacity: 3) { buffer in
      buffer[0] = UInt8(truncatingIfNeeded: packed >> 16)
      buffer[1] = UInt8(truncatingIfNeeded: packed >> 8)
      buffer[2] = UInt8(truncatingIfNeeded: packed)
      return 3
    }
  }

  /// Writes the three letters of the code; returns 3.
  public func write(to bytes: UnsafeMutablePointer<UInt8>) -> Int {
    bytes[0] = UInt8(truncatingIfNeeded: packed >> 16)
    bytes[1] = UInt8(truncatingIfNeeded: packed >> 8)
    bytes[2] = UInt8(truncatingIfNeeded: packed)
    return 3
  }

  /// Number of decimals of the minor unit (ISO 4217): EUR 2, JPY 0, KWD 3; 0 where it has none.
  public var minorDigits: Int { Int((packed >> 24) & 0xF) }

  /// Whether the code is in the current list of ISO 4217; false for historic ones such as DEM.
  public var isActive: Bool { packed & (1 << 28) != 0 }

  /// The code.
  public var description: String { code }

  /// Orders by code.
  public static func < (left: Currency, right: Currency) -> Bool {
    left.packed & 0xFF_FFFF < right.packed & 0xFF_FFFF
  }

  /// The currency with these letters, if the table has it.
  private static func find(_ bytes: UnsafeRawBufferPointer) -> Currency? {
    guard bytes.count == 3,
      let index = CurrencyTable.index(bytes[0], bytes[1], bytes[2])
    else { return nil }
    let entry = CurrencyTable.entries[index]
    guard entry != CurrencyTable.absent else { return nil }
    let letters = UInt32(bytes[0]) << 16 | UInt32(bytes[1]) << 8 | UInt32(bytes[2])
    return Currency(packed: letters | UInt32(entry) << 24)
  }

  private static func error(for text: String) -> CurrencyError {
    let isWellFormed =
      text.utf8.count == 3
      && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    return CurrencyError(isWellFormed ? .unknown : .malformed, text: text)
  }
}
