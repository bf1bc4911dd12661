import Collateral
import Feeds
import Reading
import Testing

/// Lists of layouts of their own.
@Suite struct MappedFeedTests {
  private func mapping(_ text: String) throws -> ListMapping {
    try ListMappingReader.read(text, file: "m.yaml")
  }

  private func read(_ text: String, _ mapping: ListMapping) throws -> Delivered {
    try deliver(
      ByteSource(bytes: Array(text.utf8), name: "list.csv"), as: .mapped, on: day("2026-09-30"),
      mapping: mapping)
  }

  @Test(arguments: [
    ("percent", "1.25", "1.25"), ("percent", "1.25 %", "1.25"), ("fraction", "0.0125", "1.25"),
    ("advance-rate", "98.75", "1.25"), ("advance-rate", "99%", "1"),
  ])
  func everyUnit(unit: String, written: String, haircut: String) throws {
    let mapping = try mapping(
      """
      title: Bank list
      columns: {id: Security, haircut: Rate}
      unit: \(unit)
      measure: firm-haircut
      """)
    let found = try read("Security,Other,Rate\nUS0378331005,x,\(written)\n", mapping)
    #expect(found.assessments.map(\.value) == [haircut])
    #expect(found.assessments.first?.measure == .firmHaircut)
    #expect(found.assessments.first?.source == "Bank list")
    #expect(found.assessments.first?.validFrom == day("2026-09-30"))
    #expect(found.headers.first?.isWhole == false)
  }

  @Test func everyOption() throws {
    let mapping = try mapping(mappingOfEveryOption)
    let found = try read(
      "CUSIP;Haircut %;Valid\n037833100;3;01.09.2026\n037833100;n/a;\n037833101;3;01.09.2026\n037833100;101;\n",
      mapping)
    #expect(found.assessments.map(\.subject) == ["US0378331005"])
    #expect(found.assessments.map(\.validFrom) == [day("2026-09-01")])
    #expect(found.rejects.map(\.code) == [.invalidCUSIP, .invalidNumber])
    #expect(found.headers.first?.isWhole == true)
  }

  @Test(arguments: [
    ("YYYY-MM-DD", "2026-09-01"), ("DD/MM/YYYY", "01/09/2026"), ("DD/MM/YYYY", "1/9/2026"),
    ("MM/DD/YYYY", "09/01/2026"), ("DD.MM.YYYY", "01.09.2026"),
  ])
  func everyFormOfDate(form: String, written: String) throws {
    #expect(try dates(form, written).assessments.map(\.validFrom) == [day("2026-09-01")])
  }

  /// A year of two digits would be one of the first century.
  @Test(arguments: [
    "01.09.26", "1.9", "001.09.2026", "+1.09.2026", "31.02.2026", "01/09/2026", "01.09.2026.",
  ])
  func noDates(written: String) throws {
    let found = try dates("DD.MM.YYYY", written)
    #expect(found.assessments.isEmpty)
    #expect(found.rejects.map(\.code) == [.invalidDate])
    #expect(found.rejects.first?.field == "From")
  }

  private func dates(_ form: String, _ written: String) throws -> Delivered {
    let mapping = try mapping(
      """
      title: A
      columns: {id: ID, haircut: Rate, from: From}
      unit: percent
      measure: ccp-haircut
      dates: \(form)
      """)
    return try read("ID,Rate,From\nUS0378331005,2,\(written)\n", mapping)
  }

  @Test(
    arguments: [
      ("title: A\nunit: percent", 1, "no columns"),
      ("title: A\ncolumns: {id: A}\nunit: percent\nmeasure: ccp-haircut", 1, "no haircut"),
      (
        "title: A\ncolumns: {id: A, haircut: B}\nunit: points\nmeasure: ccp-haircut", 3,
        "unit is \"points\""
      ),
      (
        "title: A\ncolumns: {id: A, haircut: B}\nunit: percent\nmeasure: ready-market", 4,
        "measure is"
      ),
      ("titel: A", 1, "the key \"titel\" is not known"), ("- a", nil, "is no mapping"),
      ("a: [", nil, "is no YAML"),
    ] as [(String, Int?, String)])
  func faultsOfMappingsAreNamed(text: String, line: Int?, words: String) {
    do {
      _ = try mapping(text)
      Issue.record("was not refused")
    } catch let error as ReadingError {
      #expect(error.message.contains(words), "\(error)")
      if let line { #expect(error.line == line) }
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test func aListThatTheMappingDoesNotFitIsRefused() throws {
    let mapping = try mapping(
      "title: A\ncolumns: {id: A, haircut: B}\nunit: percent\nmeasure: ccp-haircut")
    #expect(throws: ReadingError.self) { try read("A,C\n1,2\n", mapping) }
    #expect(throws: ReadingError.self) {
      try deliver(ByteSource(bytes: Array("A,B\n".utf8), name: "x"), as: .mapped)
    }
  }
}
