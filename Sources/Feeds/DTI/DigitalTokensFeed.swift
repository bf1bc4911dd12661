import Collateral
import Reading

/// The registry of digital token identifiers (ISO 24165) in JSON: tokens, groups of equivalent tokens, and ledgers, which
/// are skipped.
///
/// Keys are compared without case, blanks and underscores, because versions of the file spell them differently. What the
/// free file withholds (`<locked>`) is not said. Short names are not unique and are kept as text only: nothing is ever
/// found or judged by them.
enum DigitalTokensFeed {
  static func read(_ source: ByteSource, _ sink: FeedSink) throws {
    let day = FeedDay.find(sink.day, source)
    var header = FeedHeader(feed: .digitalTokens)
    header.asOf = day
    header.source = "DTIF"
    try sink.header(header)
    var position = Position(line: 0, record: 0)
    try JSONRecords(source).read { key, value, line in
      let record = DTIRecord(value)
      // A ledger has an identifier of its own kind; other members of the document are no records.
      guard record.text(["header", "dti"]) != nil || (key.map { (try? DTI($0)) != nil } ?? false)
      else { return }
      position.line = line
      position.record += 1
      do {
        for item in try records(record, day) { try sink.record(item, position) }
      } catch let problem as FieldProblem {
        let excerpt = [
          key, record.text(["header", "dti"]), record.text(["informative", "longname"]),
        ]
        try sink.reject(
          problem.reject(
            at: position, excerpt: excerpt.compactMap(\.self).joined(separator: ", ")))
      }
    }
  }

  private static func records(
    _ record: DTIRecord, _ day: CalendarDate?
  ) throws(FieldProblem) -> [FeedRecord] {
    guard let id = record.text(["header", "dti"]) else { throw .missing("Header/DTI") }
    let dti: DTI = try FieldText.read(id, "Header/DTI", FieldText.identifier)
    var instrument = InstrumentRecord(id: dti.value, idType: .dti)
    instrument.dti = dti
    instrument.validFrom = day
    instrument.name = record.text(["informative", "longname"])
    let names = record.values(["informative", "shortnames"]).compactMap { value in
      value.text ?? DTIRecord(value).text(["shortname"])
    }.filter { !DTIRecord.withheld.contains($0) }
    if !names.isEmpty { instrument.shortName = names.joined(separator: "|") }
    instrument.tokenLedger = record.text(["normative", "auxiliarydistributedledger"])
    instrument.tokenContract = record.text(["normative", "auxiliarytechnicalreference"])
      .map(contract)
    if record.text(["metadata", "deleted"]) == "true" { instrument.status = .cancelled }
    if let isin = isin(record, instrument.name) {
      instrument.wraps = isin.value
      instrument.assetClass = .tokenizedSecurity
    } else if ["native", "1"].contains(record.text(["header", "dtitype"])) {
      instrument.assetClass = .cryptoasset
    }
    var records = [FeedRecord.instrument(instrument)]
    // A group names its members, and each of them reaches the group.
    let members =
      record.values(["normative", "equivalentdigitaltokengroupdti"])
      + record.values(["normative", "functionallyfungibledti"])
    for member in members {
      guard let text = member.text, !DTIRecord.withheld.contains(text) else { continue }
      let token: DTI = try FieldText.read(
        text, "Normative/EquivalentDigitalTokenGroupDTI", FieldText.identifier)
      records.append(.tokenGroup(member: token, group: dti, from: day))
    }
    return records
  }

  /// The security that the record says a token is: by its external identifiers, or by the end of its name, where the
  /// registry puts it.
  private static func isin(_ record: DTIRecord, _ name: String?) -> ISIN? {
    for item in record.values(["informative", "digitalassetexternalidentifiers"]) {
      for member in item.members {
        if let text = member.value.text, let isin = try? ISIN(text) { return isin }
      }
      if let text = item.text, let isin = try? ISIN(text) { return isin }
    }
    let mark = "// ISIN: "
    guard let name, name.count >= mark.count + 12 else { return nil }
    let end = name.suffix(mark.count + 12)
    return end.hasPrefix(mark) ? try? ISIN(end.suffix(12)) : nil
  }

  /// An address in one spelling. Some were written as whole numbers: forty hexadecimal digits, most of all.
  static func contract(_ text: String) -> String {
    if text.hasPrefix("0x") || text.hasPrefix("0X") { return text.lowercased() }
    guard text.count > 20, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return text }
    var digits = text.utf8.map { Int($0) - 0x30 }
    var hexadecimal: [Character] = []
    while digits.contains(where: { $0 != 0 }) {
      var remainder = 0
      for index in digits.indices {
        let value = remainder * 10 + digits[index]
        digits[index] = value / 16
        remainder = value % 16
      }
      hexadecimal.append(Character(String(remainder, radix: 16)))
    }
    guard hexadecimal.count <= 40 else { return text }
    return "0x" + String(repeating: "0", count: 40 - hexadecimal.count)
      + String(hexadecimal.reversed())
  }
}

/// A record whose keys are compared without case, blanks and underscores.
struct DTIRecord {
  /// What stands in place of a value that is not said.
  static let withheld: Set = ["<locked>", "null", ""]

  private let value: JSONValue

  init(_ value: JSONValue) {
    self.value = value
  }

  /// The text at a path; nil where there is none, or where it is withheld.
  func text(_ path: [String]) -> String? {
    switch find(path) {
    case .bool(let value): value ? "true" : "false"
    case let value?:
      value.text.flatMap { Self.withheld.contains($0) ? nil : $0 }
    case nil: nil
    }
  }

  /// The values at a path: those of a list, or the only one.
  func values(_ path: [String]) -> [JSONValue] { find(path)?.elements ?? [] }

  private func find(_ path: [String]) -> JSONValue? {
    var at = value
    for key in path {
      guard let member = at.members.first(where: { Self.plain($0.key) == key }) else { return nil }
      at = member.value
    }
    return at
  }

  private static func plain(_ key: String) -> String {
    String(key.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
