import Foundation
import Testing

/// Results go to standard output in the shape of the contract, everything else to standard error.
struct StreamsTests {
  private static let samples = "reference-data/samples"
  private static let value =
    "collateral value \(samples)/pledges.csv --agreements \(samples)/agreements.csv --on 2026-11-20"
  private static let valueColumns = [
    "pledge", "agreement", "regime", "instrument", "decision", "row", "market_value", "currency",
    "market_value_base", "base_currency", "haircut", "currency_mismatch", "value_after_haircut",
    "disregarded", "collateral_value", "flags", "reasons", "verified",
  ]
  private static let totalsColumns = [
    "agreement", "regime", "base_currency", "pledges", "market_value", "value_after_haircut",
    "disregarded", "collateral_value", "requirement", "threshold", "required", "excess", "call",
    "binding",
  ]
  /// Commands whose results are documents in every format.
  private static let documents = [
    "collateral loads", "collateral rejects", "collateral search treasury",
    "collateral show US999901AA92", "collateral show XS9999000086 --history", "collateral regimes",
    "collateral regimes show eu-emir", "collateral regimes check", value,
    "collateral explain \(samples)/pledges.csv P039 --agreements \(samples)/agreements.csv",
    "collateral explain --instrument EUR --quantity 5 --regime eu-emir --base USD",
    "collateral matrix US999901AA92",
    "collateral limits \(samples)/pledges.csv --agreements \(samples)/agreements.csv --on 2026-11-20",
    "collateral limits \(samples)/pledges.csv --agreements \(samples)/agreements.csv --instrument EUR",
    "collateral impact reference-data/schedules/us-cftc/haircuts.yaml --pledges \(samples)/pledges.csv"
      + " --agreements \(samples)/agreements.csv",
  ]

  private static func loadedDesk() throws -> Desk {
    let desk = try Desk()
    let load = try desk.run(
      "collateral import --quiet \(samples)/[a-z]*[a-z].xml \(samples)/[a-z]*[a-z].csv")
    #expect(load.status == 0)
    #expect(load.errors.isEmpty)
    return desk
  }

  @Test func valueHasTheColumnsOfTheContract() throws {
    let desk = try Self.loadedDesk()
    let outcome = try desk.run(Self.value + " --format csv --totals $T/totals.csv")
    #expect(outcome.status == 0)
    let rows = try #require(CSV.rows(outcome.output))
    #expect(rows.first == Self.valueColumns)
    #expect(rows.count > 100)
    #expect(rows.allSatisfy { $0.count == Self.valueColumns.count })
    #expect(outcome.errors.isEmpty)
    let totals = try desk.run("cat $T/totals.csv").output
    let totalRows = try #require(CSV.rows(totals))
    #expect(totalRows.first == Self.totalsColumns)
    #expect(totalRows.allSatisfy { $0.count == Self.totalsColumns.count })
    try Self.expectSums(of: rows, in: totalRows)
  }

  /// Totals are sums of the printed rows: a reader can add them up.
  private static func expectSums(of rows: [[String]], in totals: [[String]]) throws {
    let columns = ["value_after_haircut", "disregarded", "collateral_value"]
    for column in columns {
      let from = try #require(valueColumns.firstIndex(of: column))
      let into = try #require(totalsColumns.firstIndex(of: column))
      var sums: [String: Decimal] = [:]
      for row in rows.dropFirst() {
        let amount = try #require(Decimal(string: row[from]))
        sums["\(row[1])/\(row[2])", default: 0] += amount
      }
      #expect(sums.count == totals.count - 1)
      for total in totals.dropFirst() {
        #expect(sums["\(total[0])/\(total[1])"] == Decimal(string: total[into]))
      }
    }
  }

  @Test func jsonHoldsNoBinaryFractions() throws {
    let desk = try Self.loadedDesk()
    let outcome = try desk.run(Self.value + " --format json --quiet")
    let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let values = try #require((document as? [String: Any])?["values"] as? [[String: Any]])
    #expect(values.count > 100)
    for value in values {
      #expect(Set(value.keys) == Set(Self.valueColumns))
      #expect(value["collateral_value"] is String)
      if !(value["haircut"] is NSNull) { #expect(value["haircut"] is String) }
    }
  }

  /// One document of schema 1, rectangular CSV, and a quiet standard error, from every command that reads.
  @Test func everyFormatIsWhatItSays() throws {
    let desk = try Self.loadedDesk()
    let before = try desk.run("cksum < $T/collateral.sqlite; ls -A $T").output
    for command in Self.documents {
      let json = try desk.run(command + " --format json")
      #expect(json.status == 0, "\(command)")
      let document = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
      let fields = try #require(document as? [String: Any], "\(command)")
      #expect(fields["schema"] as? Int == 1, "\(command)")

      let csv = try desk.run(command + " --format csv --quiet")
      #expect(csv.status == 0 && csv.errors.isEmpty, "\(command)")
      let rows = try #require(CSV.rows(csv.output), "\(command)")
      #expect(Set(rows.map(\.count)).count == 1, "\(command)")
      #expect(!csv.output.contains("\r"), "\(command)")
    }
    #expect(try desk.run("cksum < $T/collateral.sqlite; ls -A $T").output == before)
  }

  @Test func quietChangesNotesAndNothingElse() throws {
    let desk = try Self.loadedDesk()
    let gap = "collateral gap --regimes us-cftc,us-sec-net-capital US999901AA92 --on 2026-11-20"
    let quiet = try desk.run(gap + " --quiet")
    let plain = try desk.run(gap)
    #expect(quiet.errors.isEmpty)
    // What is on standard error are notes, not rows.
    #expect(!plain.errors.isEmpty)
    for line in plain.errors.split(separator: "\n") { #expect(line.hasPrefix("note: ")) }
    #expect(quiet.output == plain.output)
  }

  @Test func readingMakesNoRegistry() throws {
    let desk = try Desk()
    for command in Self.documents where !command.contains("regimes") {
      let outcome = try desk.run(command)
      #expect(outcome.status == 69, "\(command)")
      #expect(outcome.output.isEmpty, "\(command)")
    }
    #expect(try desk.run("ls -A $T").output.isEmpty)
  }

  @Test func readingWorksOnARegistryThatCannotBeWritten() throws {
    let desk = try Self.loadedDesk()
    let before = try desk.run("collateral loads --format csv").output
    let after = try desk.run("chmod a-w $T $T/collateral.sqlite; collateral loads --format csv")
    _ = try desk.run("chmod u+w $T $T/collateral.sqlite")
    #expect(after == Desk.Outcome(output: before, errors: "", status: 0))
  }
}
