public import Collateral
import Feeds
public import Reading

/// The pledges and agreements of a valuation, read from their desk files; a single bad row refuses them.
public struct DeskBook: Sendable {
  /// Pledges in the order of their file.
  public var pledges: [Pledge]
  /// Line of each pledge.
  public var lines: [Int]
  /// Agreements by name.
  public var agreements: [String: Agreement]
  /// Names of the agreements in the order of their file, with their lines.
  public var agreementLines: [(agreement: String, line: Int)]

  /// Reads both files. That a name stands twice is the feed's to refuse.
  ///
  /// - Throws: ``ReadingError`` that names every bad row, each with its line.
  public init(pledges pledgesPath: String, agreements agreementsPath: String) throws(ReadingError) {
    (agreements, agreementLines) = try Self.readAgreements(agreementsPath)
    pledges = []
    lines = []
    try readPledges(pledgesPath, agreements: agreementsPath)
  }

  /// Line of a pledge by its name.
  public func line(of pledge: String) -> Int? {
    pledges.firstIndex { $0.id == pledge }.map { lines[$0] }
  }

  private static func readAgreements(_ path: String) throws(ReadingError) -> (
    [String: Agreement], [(agreement: String, line: Int)]
  ) {
    var agreements: [String: Agreement] = [:]
    var order: [(agreement: String, line: Int)] = []
    var refusals = RowRefusals(path)
    try read(path, as: .agreements, &refusals) { record, line, _ in
      guard case .agreement(let agreement) = record else { return }
      order.append((agreement.id, line))
      agreements[agreement.id] = agreement
    }
    try refusals.check()
    return (agreements, order)
  }

  private mutating func readPledges(
    _ path: String, agreements agreementsPath: String
  ) throws(ReadingError) {
    var pledges: [Pledge] = []
    var lines: [Int] = []
    let agreements = self.agreements
    var refusals = RowRefusals(path)
    try Self.read(path, as: .pledges, &refusals) { record, line, refusals in
      guard case .pledge(let pledge) = record else { return }
      if agreements[pledge.agreement] == nil {
        refusals.add(
          line,
          "pledge \(pledge.id) names agreement \(pledge.agreement), which is not in"
            + " \(agreementsPath)", "add the agreement, or mend the name")
      }
      pledges.append(pledge)
      lines.append(line)
    }
    try refusals.check()
    self.pledges = pledges
    self.lines = lines
  }

  private static func read(
    _ path: String, as feed: FeedName, _ refusals: inout RowRefusals,
    record: (FeedRecord, Int, inout RowRefusals) -> Void
  ) throws(ReadingError) {
    do {
      let source = try ByteSource(path: path)
      var found = refusals
      defer { refusals = found }
      try FeedReader.read(
        source, as: feed, header: { _ in },
        record: { item, position in record(item, position.line, &found) },
        reject: { found.add($0.position.line, "\($0.message)", $0.remedy, excerpt: $0.excerpt) })
    } catch let error as ReadingError {
      throw error
    } catch {
      throw ReadingError(
        .io, file: path, message: "\(error)", remedy: "try again; if it stays, report it")
    }
  }
}
