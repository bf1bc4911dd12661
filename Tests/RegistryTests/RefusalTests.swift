import Collateral
import Foundation
import Loading
import Money
import Registry
import Testing

/// Files that are refused, and what they leave behind: nothing.
struct RefusalTests {
  private let header = "id,id_type,name\n"

  private func rows(_ range: Range<Int>, bad: Set<Int> = []) throws -> String {
    try range.map { number in
      bad.contains(number) ? "US0378331006,isin,Wrong" : "\(try isin(number)),isin,Number \(number)"
    }.joined(separator: "\n") + "\n"
  }

  @Test func aRefusedFileMakesNoRegistry() throws {
    let desk = try Desk()
    let error = try refusal { try desk.load(header + "x,isin,Bad\n", options: LoadOptions()) }
    #expect(error.kind == .refused)
    #expect(error.description.contains("file:2: "))
    #expect(error.description.contains("1 of 1 records were rejected"))
    #expect(try desk.traces().isEmpty)
  }

  @Test func aRefusedFileLeavesEveryByte() throws {
    let desk = try Desk()
    try desk.load(header + rows(0..<500))
    let before = try desk.bytes()
    // Over the threshold, not strict enough, an unknown column, and a file that ends too early.
    #expect(
      try refusal {
        try desk.load(header + rows(600..<700, bad: [610, 620]), options: LoadOptions())
      }.description.contains("file:12: "))
    _ = try refusal {
      try desk.load(header + rows(600..<900, bad: [700]), options: LoadOptions(isStrict: true))
    }
    _ = try refusal { try desk.load("id,id_type,name,colour\nA,other,B,red\n") }
    _ = try refusal { try desk.load(String(firds([bond(isin(1), mic: "XPAR")]).dropLast(20))) }
    // Refused only inside the transaction: the contradiction shows when the rows are sorted.
    let contradiction = header + "A,other,One\nA,other,Two\n"
    let error = try refusal { try desk.load(contradiction, options: LoadOptions(isStrict: true)) }
    #expect(error.description.contains("file:3: "))
    #expect(try desk.bytes() == before)
    #expect(try desk.traces() == ["registry.sqlite"])
    #expect(try desk.open().loads().count == 1)
  }

  @Test func rejectsBelowTheThresholdAreKept() throws {
    let desk = try Desk()
    let report = try desk.load(header + rows(0..<200, bad: [7, 150]), options: LoadOptions())
    #expect(report.entry.counts == LoadCounts(read: 200, new: 198, rejected: 2))
    let rejects = try desk.open().rejects(load: 1)
    #expect(rejects.map(\.line) == [9, 152])
    #expect(rejects.map(\.code) == ["invalid-isin", "invalid-isin"])
    #expect(rejects.allSatisfy { !$0.remedy.isEmpty && $0.excerpt.contains("US0378331006") })
    #expect(report.rejects == rejects)
  }

  @Test func limitsAreExact() throws {
    #expect(RejectLimit("1%") == .standard)
    #expect(!RejectLimit.standard.isExceeded(rejected: 1, read: 100))
    #expect(RejectLimit.standard.isExceeded(rejected: 2, read: 199))
    #expect(!RejectLimit.standard.isExceeded(rejected: 0, read: 0))
    #expect(RejectLimit("2.5%").map { $0.isExceeded(rejected: 26, read: 1000) } == true)
    #expect(RejectLimit("3") == .count(3))
    #expect(RejectLimit.count(3).isExceeded(rejected: 4, read: 1_000_000))
    for text in ["", "%", "-1", "101%", "1.5", "x", "-1%"] { #expect(RejectLimit(text) == nil) }
  }

  @Test func theSameFileTwice() throws {
    let desk = try Desk()
    let first = try desk.load(header + rows(0..<10))
    let before = try desk.bytes()
    let second = try desk.load(header + rows(0..<10), name: "copy")
    #expect(second.outcome == .alreadyLoaded)
    #expect(second.entry == first.entry)
    #expect(try desk.bytes() == before)
    #expect(try desk.traces() == ["registry.sqlite"])
  }

  @Test func aTrialCountsAndChangesNothing() throws {
    let desk = try Desk()
    let trial = LoadOptions(isTrial: true)
    #expect(try desk.load(header + rows(0..<10), options: trial).entry.counts.new == 10)
    #expect(try desk.traces().isEmpty)
    try desk.load(header + rows(0..<10))
    let before = try desk.bytes()
    let report = try desk.load(header + rows(5..<20), name: "next", options: trial)
    #expect(report.outcome == .trial)
    #expect(report.entry.counts == LoadCounts(read: 15, new: 10, unchanged: 5))
    #expect(try desk.bytes() == before)
  }

  @Test func otherFilesAreNotRegistries() throws {
    let desk = try Desk()
    _ = try desk.file("registry.sqlite", "a note, not a registry\n")
    let before = try desk.bytes()
    let error = try refusal { try desk.load(header + rows(0..<1)) }
    #expect(error.kind == .refused)
    #expect(error.description.contains("not a registry"))
    #expect(try desk.bytes() == before)
    #expect(throws: RegistryError.self) { try desk.open() }
  }

  @Test func aRegistryThatIsNotThereIsMissing() throws {
    let desk = try Desk()
    let error = #expect(throws: RegistryError.self) { try desk.open() }
    #expect(error?.kind == .missing)
    #expect(try desk.traces().isEmpty)
  }

  @Test func anEmptyFileIsReplaced() throws {
    let desk = try Desk()
    _ = try desk.file("registry.sqlite", "")
    #expect(throws: RegistryError.self) { try desk.open() }
    try desk.load(header + rows(0..<1))
    #expect(try desk.open().instrumentCount() == 1)
  }

  @Test func duplicatesInOneFile() throws {
    let desk = try Desk()
    let report = try desk.load(header + "A,other,One\nB,other,Two\nA,other,One\nA,other,Three\n")
    #expect(report.entry.counts == LoadCounts(read: 4, new: 2, unchanged: 1, rejected: 1))
    let reject = try #require(try desk.open().rejects(load: 1).first)
    #expect(reject.line == 5)
    #expect(reject.code == "duplicate-record")
    #expect(reject.message.contains("line 2"))
    #expect(try desk.instrument("A")?.record.name == "One")
  }

  @Test func anUnreadableFileIsOne() throws {
    let desk = try Desk()
    let error = try refusal {
      _ = try Loader.load(
        path: desk.folder.path + "/nowhere.csv", into: desk.registry, programVersion: "test")
    }
    #expect(error.kind == .unreadable)
  }
}
