import Collateral

/// A file of pledges made up at random: a clean one, or one with some of everything that may be odd about such a file.
struct RandomPledges {
  /// Agreements that the file may name.
  static let agreements = ["A1", "A2", "Vereinbarung Ä", "agreement of twenty-five"]

  private var random: SplitMix
  private var separator = ","
  private var columns: [String] = []
  private var isOdd = false
  private var lineEnd = "\n"

  init(seed: UInt64) { random = SplitMix(state: seed) }

  /// The bytes of the file.
  mutating func make() throws -> [UInt8] {
    isOdd = one(in: 2)
    separator = pick([",", ",", ";", "\t"])
    lineEnd = one(in: 5) ? "\r\n" : "\n"
    columns = ["pledge", "agreement", "instrument", "quantity"]
    for column in ["price", "currency", "custodian"] where one(in: 2) { columns.append(column) }
    if odd(20) { columns.append(pick(["remark", "price", "", "\"currency\""])) }
    if odd(40) { columns.removeFirst() }
    if one(in: 2) { columns.shuffle(using: &random) }
    var bytes: [UInt8] = one(in: 6) ? [0xEF, 0xBB, 0xBF] : []
    if odd(60) { bytes += Array(lineEnd.utf8) }
    bytes += line(columns.map { padded($0) })
    let count = Int.random(in: 0...pick([3, 40]), using: &random)
    for index in 0..<count {
      if one(in: 12) { bytes += Array((pick(["", "", " ", "  \t"]) + lineEnd).utf8) }
      bytes += try row(index)
    }
    if one(in: 4), bytes.last == 0x0A { bytes.removeLast() }
    if odd(40) { bytes = Array(bytes.dropLast(Int.random(in: 0...9, using: &random))) }
    if odd(20), !bytes.isEmpty {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = pick([0xFF, 0xC3, 0x22, 0x0D, 0x00])
    }
    return bytes
  }

  private mutating func row(_ index: Int) throws -> [UInt8] {
    var fields: [String] = []
    for column in columns {
      fields.append(padded(odd(60) ? "" : try field(column, index)))
    }
    if odd(100) { fields.append("more") }
    if odd(100) { fields.removeLast() }
    if odd(100), let last = fields.popLast() { fields.append("\"\(last)\"") }
    if odd(100), let last = fields.popLast() { fields.append("\"two\nlines\" \(last)") }
    return line(fields)
  }

  private mutating func field(_ column: String, _ index: Int) throws -> String {
    switch column {
    case "pledge":
      if odd(60) { return "P\(index / 2)" }
      return pick(["P\(index)", "Pfand Nr. \(index) über", "a pledge of many letters \(index)"])
    case "agreement": return odd(60) ? "A9" : pick(Self.agreements)
    case "instrument":
      return pick(["EUR", "US\(index % 7)", "DE000110258\(index % 10)", "Straße \(index % 3)"])
    case "quantity":
      if odd(30) { return pick(["0", "-5", "1e3", "1 000", "99999999999999999999", "."]) }
      return pick(["\(1000 * index + 1)", "0.00000001", "+7", "100.50", "00012"])
    case "price":
      if odd(30) { return pick(["-1", "x", "0.123456789"]) }
      return pick(["", "", "101.25", "0"])
    case "currency": return odd(30) ? pick(["eur", "XQX"]) : pick(["", "", "USD", "JPY"])
    case "custodian":
      return odd(30) ? "52990012345678901234" : pick(["", "", try lei(index % 3).value])
    default: return ""
    }
  }

  private mutating func line(_ fields: [String]) -> [UInt8] {
    let end = odd(100) ? pick(["\r", "\r\r\n", "\r\n", "\n"]) : lineEnd
    return Array((fields.joined(separator: separator) + end).utf8)
  }

  private mutating func padded(_ field: String) -> String {
    let blanks = separator == "\t" ? ["", " "] : ["", " ", "\t "]
    return one(in: 8) ? pick(blanks) + field + pick(blanks) : field
  }

  private mutating func one(in count: Int) -> Bool {
    Int.random(in: 0..<count, using: &random) == 0
  }

  /// Whether something odd happens here, which does once in so many times in an odd file.
  private mutating func odd(_ count: Int) -> Bool { isOdd && one(in: count) }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &random)]
  }
}

/// A random generator that gives the same numbers in every run.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
