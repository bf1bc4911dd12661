/// The schedules and mappings as raw text: nothing is checked, compiled or kept ready.
struct SlowLaw: Sendable {
  /// Regime → topic → file.
  var regimes: [String: [String: SlowNode]] = [:]
  /// Composition → its file.
  var compositions: [String: SlowNode] = [:]
  /// Mapping → rows, each column → text.
  var mappings: [String: [[String: String]]] = [:]
  var domesticCurrencies: [[String: String]] = []

  /// - Parameter files: path below the reference data → text.
  init(files: [String: String]) throws {
    for (path, text) in files {
      let parts = path.split(separator: "/").map(String.init)
      if parts.first == "schedules", path.hasSuffix(".yaml") {
        let node = try SlowNode(yaml: text)
        if parts[1] == "harmonized" {
          compositions[node.text("regime") ?? ""] = node
          continue
        }
        regimes[parts[1], default: [:]][node.text("schedule") ?? ""] = node
      } else if parts.contains("credit-quality-steps") {
        mappings[String(parts[parts.count - 1].dropLast(4))] = Self.rows(text)
      } else if path.hasSuffix("domestic-currency.csv") {
        domesticCurrencies = Self.rows(text)
      }
    }
  }

  /// CSV without quoted newlines, which these files do not have.
  static func rows(_ text: String) -> [[String: String]] {
    var lines = text.split(separator: "\n").map { fields(String($0)) }
    guard !lines.isEmpty else { return [] }
    let header = lines.removeFirst()
    return lines.map { line in
      Dictionary(uniqueKeysWithValues: zip(header, line))
    }
  }

  private static func fields(_ line: String) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  /// Every choice that a condition somewhere asks for.
  var elections: [String] {
    let files = regimes.values.flatMap(\.values) + compositions.values
    return Set(files.flatMap { $0.values(of: "election") }).sorted()
  }

  func topic(_ topic: String, of regime: String) -> SlowNode {
    regimes[regime]?[topic] ?? .map([])
  }

  /// Whether a day lies between two, both of which count; empty is open.
  static func isWithin(_ day: String, _ from: String?, _ to: String?) -> Bool {
    (from ?? "").isEmpty || from ?? "" <= day ? (to ?? "").isEmpty || day <= to ?? "" : false
  }

  /// The dated block that is in force; a later one ends the earlier.
  static func block(_ blocks: [SlowNode], on day: String) -> SlowNode? {
    guard let newest = blocks.last(where: { ($0.text("from") ?? "") <= day }) else { return nil }
    return isWithin(day, newest.text("from"), newest.text("to")) ? newest : nil
  }
}
