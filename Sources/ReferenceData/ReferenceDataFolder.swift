import Collateral
import Foundation
import Money
public import Reading
public import Schedules

/// The folder `reference-data`: finds it, reads it, and hands its texts to the law.
public struct ReferenceDataFolder: Sendable {
  /// Where it is.
  public let path: String

  /// A folder at a path.
  public init(path: String) {
    self.path = path
  }

  /// Finds the folder: `stated`, else `$COLLATERAL_REFERENCE_DATA`, else `reference-data` in the working folder or in a
  /// folder above the program.
  ///
  /// - Returns: nil where there is none.
  public static func find(stated: String? = nil) -> ReferenceDataFolder? {
    let environment = ProcessInfo.processInfo.environment["COLLATERAL_REFERENCE_DATA"]
    if let path = stated ?? environment {
      return isReferenceData(path) ? ReferenceDataFolder(path: path) : nil
    }
    if isReferenceData("reference-data") { return ReferenceDataFolder(path: "reference-data") }
    guard let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    else { return nil }
    var folder = URL(fileURLWithPath: program).deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appendingPathComponent("reference-data").path
      if isReferenceData(candidate) { return ReferenceDataFolder(path: candidate) }
      folder.deleteLastPathComponent()
    }
    return nil
  }

  private static func isReferenceData(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: "\(path)/schedules", isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// Reads all the law in the folder; what is wrong with it is in ``Law/problems``.
  ///
  /// - Throws: ``ReadingError`` where a file cannot be read at all.
  public func law() throws(ReadingError) -> Law {
    try law(of: try scheduleFiles())
  }

  /// Reads what valuing under some regimes needs: these, and all that they follow or are made of.
  ///
  /// Where one of them does not exist, all the law is read, so that what exists can be named.
  /// - Throws: ``ReadingError`` where a file cannot be read at all.
  public func law(for regimes: Set<String>) throws(ReadingError) -> Law {
    let folders = Set(try names(in: "schedules", ending: ""))
    let compositions = Set(
      try names(in: "schedules/harmonized", ending: ".yaml").map { $0.dropLast(5) }
        .map(String.init))
    let known = folders.union(compositions).subtracting(["harmonized"])
    var wanted = regimes
    while wanted.isSubset(of: known) {
      var files: [ScheduleFile] = []
      for name in wanted.sorted() {
        if compositions.contains(name) {
          files.append(try scheduleFile("schedules/harmonized/\(name).yaml"))
        } else {
          files += try scheduleFiles(of: name)
        }
      }
      let law = try law(of: files)
      let needed = wanted.union(law.schedules.values.flatMap(\.followed))
        .union(law.compositions.values.flatMap(\.members))
      if needed == wanted { return law }
      wanted = needed
    }
    return try law()
  }

  /// Reads the law with these files in the place of its schedules.
  ///
  /// - Parameters:
  ///   - files: all schedules.
  ///   - stated: text in the place of `sources.yaml`.
  /// - Throws: ``ReadingError`` where a file cannot be read at all.
  public func law(
    of files: [ScheduleFile], sources stated: String? = nil
  ) throws(ReadingError) -> Law {
    let sources = try? stated ?? text(of: "sources.yaml")
    var problems: [ScheduleProblem] = []
    let mappings = try creditQualityMappings(&problems)
    let currencies = try domesticCurrencies(&problems)
    return Law(
      files: files, sources: sources.map { ScheduleFile(path: "sources.yaml", text: $0) },
      mappings: mappings, domesticCurrencies: currencies, problems: problems)
  }

  /// The texts of all schedules.
  ///
  /// - Throws: ``ReadingError`` where a file cannot be read at all.
  public func scheduleFiles() throws(ReadingError) -> [ScheduleFile] {
    var files: [ScheduleFile] = []
    for regime in try names(in: "schedules", ending: "") { files += try scheduleFiles(of: regime) }
    return files
  }

  private func scheduleFiles(of regime: String) throws(ReadingError) -> [ScheduleFile] {
    var files: [ScheduleFile] = []
    for name in try names(in: "schedules/\(regime)", ending: ".yaml") {
      files.append(try scheduleFile("schedules/\(regime)/\(name)"))
    }
    return files
  }

  private func scheduleFile(_ path: String) throws(ReadingError) -> ScheduleFile {
    ScheduleFile(path: path, text: try text(of: path))
  }

  private func creditQualityMappings(
    _ problems: inout [ScheduleProblem]
  ) throws(ReadingError) -> [CreditQualityMapping] {
    let folder = "mappings/credit-quality-steps"
    var mappings: [CreditQualityMapping] = []
    for name in try names(in: folder, ending: ".csv") {
      var entries: [CreditQualityMapping.Entry] = []
      try MappingTable.read(
        "\(path)/\(folder)/\(name)", as: "\(folder)/\(name)",
        columns: ["agency", "term", "rating", "step", "from", "to", "citation", "verified"],
        &problems
      ) { row in
        guard let agency = row.word("agency", RatingAgency.self),
          let term = row.word("term", RatingTerm.self),
          let verified = row.word("verified", Verification.self),
          let from = row.value("from", { try CalendarDate($0) }), let step = Int(row["step"]),
          (1...6).contains(step)
        else { return false }
        let to = row["to"].isEmpty ? nil : row.value("to", { try CalendarDate($0) })
        entries.append(
          CreditQualityMapping.Entry(
            agency: agency, term: term, rating: row["rating"], step: step,
            validity: Validity(from: from, to: to),
            citation: Citation(
              text: row["citation"], source: String(name.dropLast(4)), verified: verified,
              note: nil, location: row.location)))
        return true
      }
      mappings.append(CreditQualityMapping(id: String(name.dropLast(4)), entries: entries))
    }
    return mappings
  }

  private func domesticCurrencies(
    _ problems: inout [ScheduleProblem]
  ) throws(ReadingError) -> DomesticCurrencies {
    let file = "mappings/domestic-currency.csv"
    var lines: [(country: CountryCode, currency: Currency, from: CalendarDate)] = []
    try MappingTable.read(
      "\(path)/\(file)", as: file,
      columns: ["country", "currency", "from", "citation", "verified"], &problems
    ) { row in
      guard let country = row.value("country", { try CountryCode($0) }),
        let currency = row.value("currency", { try Currency($0) }),
        let from = row.value("from", { try CalendarDate($0) })
      else { return false }
      lines.append((country, currency, from))
      return true
    }
    return DomesticCurrencies(lines)
  }

  private func names(in folder: String, ending: String) throws(ReadingError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")
        .filter { !$0.hasPrefix(".") && $0.hasSuffix(ending) }.sorted()
    } catch {
      throw ReadingError(
        .notFound, file: "\(path)/\(folder)", line: nil, message: "no such folder",
        excerpt: nil, remedy: "name the folder `reference-data` with --reference-data")
    }
  }

  private func text(of file: String) throws(ReadingError) -> String {
    do {
      return try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
    } catch {
      throw ReadingError(
        .cannotRead, file: "\(path)/\(file)", line: nil,
        message: "not readable as UTF-8 text", excerpt: nil,
        remedy: "check its permissions and its encoding")
    }
  }
}
