import Collateral
import Foundation
import Loading
import Money
import Registry
import Testing

/// Loads that are killed, and loads that run beside readers and each other.
@Suite(.serialized) struct AtomicityTests {
  /// The program, which lies beside the tests where both were built; nil where it was not.
  static var program: URL? {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<4 {
      let program = folder.appendingPathComponent("collateral")
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: program.path, isDirectory: &isFolder),
        !isFolder.boolValue, FileManager.default.isExecutableFile(atPath: program.path)
      {
        return program
      }
      folder.deleteLastPathComponent()
    }
    return nil
  }

  private func prices(_ count: Int, price: String) throws -> String {
    var text = "id,date,price,currency\n"
    for number in 0..<count { text += "ID-\(number),2026-06-01,\(price),EUR\n" }
    return text
  }

  private func run(_ program: URL, _ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// How long a load takes until it would be committed, in microseconds.
  private func duration(_ program: URL, _ file: String, _ desk: Desk) throws -> UInt32 {
    let start = ContinuousClock.now
    let process = try run(
      program, ["import", file, "--registry", desk.registry, "--quiet", "--dry-run"])
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let elapsed = (ContinuousClock.now - start).components
    return UInt32(elapsed.seconds * 1_000_000 + elapsed.attoseconds / 1_000_000_000_000)
  }

  @Test func aKilledLoadLeavesTheStateBefore() throws {
    guard let program = Self.program else {
      print("the program is not beside the tests; the killing of loads was skipped")
      return
    }
    let desk = try Desk()
    let count = 50_000
    let last = "ID-\(count - 1)"
    try desk.load("id,id_type,name\n\(last),other,Last\n")
    try desk.load(prices(count, price: "1"))
    let next = try desk.file("next.csv", try prices(count, price: "2"))
    let duration = try duration(program, next, desk)
    var isLoaded = false
    for _ in 0..<20 where !isLoaded {
      let process = try run(program, ["import", next, "--registry", desk.registry, "--quiet"])
      usleep(UInt32.random(in: 0...duration))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let loads = try desk.open().loads()
      isLoaded = loads.count == 3
      #expect(loads.count == 2 || isLoaded)
      let price = try desk.instrument(last, on: "2026-06-01")?.price?.price.description
      #expect(price == (isLoaded ? "2" : "1"))
    }
    // Whatever was killed, the file can be loaded, once.
    let report = try Loader.load(path: next, into: desk.registry, programVersion: "test")
    #expect(report.outcome == (isLoaded ? .alreadyLoaded : .loaded))
    #expect(report.entry.counts == LoadCounts(read: count, changed: count, closed: count))
  }

  @Test func aKilledFirstLoadLeavesNoRegistry() throws {
    guard let program = Self.program else {
      print("the program is not beside the tests; the killing of loads was skipped")
      return
    }
    let desk = try Desk()
    let first = try desk.file("first.csv", try prices(20_000, price: "1"))
    let duration = try duration(program, first, desk)
    for _ in 0..<8 {
      let process = try run(program, ["import", first, "--registry", desk.registry, "--quiet"])
      usleep(UInt32.random(in: 0...duration))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if FileManager.default.fileExists(atPath: desk.registry) {
        #expect(try desk.open().loads().first?.counts.new == 20_000)
        return
      }
    }
    try Loader.load(path: first, into: desk.registry, programVersion: "test")
    // Drafts of the killed loads are gone too.
    #expect(try desk.traces() == ["registry.sqlite"])
  }

  @Test func readersSeeTheStateBeforeWhileALoadRuns() async throws {
    let desk = try Desk()
    try desk.load("id,id_type,name\nA,other,Alpha\n")
    try desk.load("id,date,price,currency\nA,2026-06-01,1,EUR\n")
    let file = try desk.file("next.csv", try prices(30_000, price: "2") + "A,2026-06-01,2,EUR\n")
    let registry = desk.registry
    let load = Task.detached {
      try Loader.load(path: file, into: registry, programVersion: "test")
    }
    let day = try CalendarDate("2026-06-01")
    var answers: Set<String> = []
    for _ in 0..<200 {
      let reading = try Registry(readingAt: registry)
      let loads = try reading.loads().count
      let price = try reading.instrument("A", on: day, known: Int64(loads))?.price?.price
        .description
      // Two loads and the old price, or three and the new one; nothing between.
      answers.insert("\(loads) \(price ?? "-")")
    }
    _ = try await load.value
    #expect(answers.isSubset(of: ["2 1", "3 2"]))
    #expect(try desk.instrument("A", on: "2026-06-01")?.price?.price.description == "2")
  }

  @Test func loadsBesideEachOtherFollowEachOther() async throws {
    let desk = try Desk()
    try desk.load("id,id_type,name\nA,other,Alpha\n")
    let registry = desk.registry
    let files = try (0..<4).map { number in
      try desk.file("file\(number)", "id,id_type,name\nN\(number),other,Number \(number)\n")
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for file in files {
        group.addTask {
          _ = try Loader.load(path: file, into: registry, programVersion: "test")
        }
      }
      try await group.waitForAll()
    }
    let loads = try desk.open().loads()
    #expect(loads.map(\.id) == [1, 2, 3, 4, 5])
    #expect(loads.map(\.committedAt) == loads.map(\.committedAt).sorted())
    #expect(try desk.open().instrumentCount() == 5)
  }
}
