public import Collateral
import Feeds
import Parallel
public import Reading

/// The pledges and agreements of a valuation, read from their desk files; a single bad row refuses them.
public struct DeskBook: Sendable {
  /// Pledges in the order of their file, each with its line.
  public var pledges: PledgeTable
  /// Agreements by name.
  public var agreements: [String: Agreement]
  /// Names of the agreements in the order of their file, with their lines.
  public var agreementLines: [(agreement: String, line: Int)]
  /// The file of the agreements.
  public let agreementsPath: String

  /// Reads both files. That a name stands twice is the feed's to refuse.
  ///
  /// - Throws: ``ReadingError`` that names every bad row, each with its line.
  public init(pledges pledgesPath: String, agreements agreementsPath: String) throws(ReadingError) {
    try self.init(pledges: pledgesPath, agreements: agreementsPath) {
      PledgeTableReader.read(path: $0)
    }
  }

  /// Reads both files. What `readClean` makes of the path of the pledges is taken; where that is
  /// nil, the feed reads them.
  package init(
    pledges pledgesPath: String, agreements agreementsPath: String,
    readClean: @Sendable (String) -> PledgeTable?
  ) throws(ReadingError) {
    self.agreementsPath = agreementsPath
    let (terms, table) = twoAtOnce(
      { Result { () throws(ReadingError) in try Self.readAgreements(agreementsPath) } },
      { readClean(pledgesPath) })
    let (agreements, lines) = try terms.get()
    self.agreements = agreements
    agreementLines = lines
    if let table, table.agreements.allSatisfy({ agreements.index(forKey: $0) != nil }) {
      pledges = table
    } else {
      pledges = try Self.readPledges(pledgesPath, agreements, agreementsPath)
    }
  }

  /// Line of a pledge by its name.
  public func line(of pledge: String) -> Int? {
    pledges.row(named: pledge).map { pledges.line(of: $0) }
  }

  private static func readAgreements(_ path: String) throws(ReadingError) -> (
    [String: Agreement], [(agreement: String, line: Int)]
  ) {
    var found: [Agreement] = []
    var order: [(agreement: String, line: Int)] = []
    var refusals = RowRefusals(path)
    try read(path, as: .agreements, &refusals) { record, line, _ in
      guard case .agreement(let agreement) = record else { return }
      order.append((agreement.id, line))
      found.append(agreement)
    }
    try refusals.check()
    // Made at once: growing would move every one of them several times.
    var agreements: [String: Agreement] = [:]
    agreements.reserveCapacity(found.count)
    for agreement in found { agreements[agreement.id] = agreement }
    return (agreements, order)
  }

  private static func readPledges(
    _ path: String, _ agreements: [String: Agreement], _ agreementsPath: String
  ) throws(ReadingError) -> PledgeTable {
    var rows = PledgeRows()
    var refusals = RowRefusals(path)
    try read(path, as: .pledges, &refusals) { record, line, refusals in
      guard case .pledge(let pledge) = record else { return }
      if agreements[pledge.agreement] == nil {
        refusals.add(
          line,
          "pledge \(pledge.id) names agreement \(pledge.agreement), which is not in"
            + " \(agreementsPath)", "add the agreement, or mend the name")
      }
      rows.append(pledge, line: line)
    }
    try refusals.check()
    return PledgeTable(joining: [rows])
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
