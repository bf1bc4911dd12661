public import Collateral
import Feeds
public import Reading

extension DeskBook {
  /// Reads pledges, agreements and, where there is such a file, what these require on a day.
  ///
  /// - Throws: ``ReadingError`` that names every bad row of the first file that has any, each with its line.
  public init(
    pledges: String, agreements: String, requirements: String?, on day: CalendarDate
  ) throws(ReadingError) {
    try self.init(pledges: pledges, agreements: agreements)
    if let requirements { try require(requirements, on: day) }
  }

  /// Puts the newest amount on or before a day in the place of each agreement's requirement; an agreement
  /// without one keeps its own.
  ///
  /// - Throws: ``ReadingError`` that names every bad row, each with its line.
  public mutating func require(_ path: String, on day: CalendarDate) throws(ReadingError) {
    let known = agreements
    var newest: [String: DatedRequirement] = [:]
    var refusals = RowRefusals(path)
    do {
      try RequirementsReader.read(
        try ByteSource(path: path), currency: { known[$0]?.baseCurrency },
        record: { found in
          let last = newest[found.agreement]?.date ?? .beginning
          if found.date <= day, found.date >= last { newest[found.agreement] = found }
        },
        reject: { refusals.add($0.position.line, "\($0.message)", $0.remedy, excerpt: $0.excerpt) })
    } catch let error as ReadingError {
      throw error
    } catch {
      throw ReadingError(
        .io, file: path, message: "\(error)", remedy: "try again; if it stays, report it")
    }
    try refusals.check()
    for (name, found) in newest { agreements[name]?.requirement = found.amount }
  }
}
