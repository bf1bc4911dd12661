import Foundation
import GRDB
import Loading
import Registry
import Testing

/// Loads that are killed at random points: the registry equals one of the two states, always.
///
/// Two hundred kills, half of them of a first load; COLLATERAL_LONG=1 makes it two hundred of each kind.
struct KillTests {
  private static let count =
    ProcessInfo.processInfo.environment["COLLATERAL_LONG"] == nil ? 100 : 200

  /// Everything that a registry says, without the times of its loads; nil where there is none.
  private func state(_ path: String) throws -> String? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { database in
      var text = ""
      let tables = try String.fetchAll(
        database,
        sql:
          "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
      )
      for table in tables {
        let columns = try database.columns(in: table).map(\.name)
          .filter { !["startedAt", "committedAt", "durationMs"].contains($0) }
        let list = columns.map { "quote(\"\($0)\")" }.joined(separator: " || ',' || ")
        let rows = try String.fetchAll(
          database, sql: "SELECT \(list) AS line FROM \"\(table)\" ORDER BY line")
        text += "\(table)\n\(rows.joined(separator: "\n"))\n"
      }
      return text
    }
  }

  private func run(_ program: URL, _ desk: Desk, _ file: String, killedAfter wait: UInt32?) throws {
    let process = Process()
    process.executableURL = program
    process.arguments = ["import", file, "--registry", desk.registry, "--quiet"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    if let wait {
      usleep(wait)
      kill(process.processIdentifier, SIGKILL)
    }
    process.waitUntilExit()
    if wait == nil { #expect(process.terminationStatus == 0) }
  }

  @Test(arguments: [false, true])
  func theRegistryEqualsOneOfTheTwoStates(isFirst: Bool) throws {
    guard let program = AtomicityTests.program else {
      print("the program is not beside the tests; the killing of loads was skipped")
      return
    }
    let desk = try Desk()
    func instruments(_ name: String) throws -> String {
      try desk.file(
        "\(name).csv",
        "id,id_type,name\n" + (0..<4_000).map { "ID-\($0),other,\(name)\n" }.joined())
    }
    let (first, second) = (try instruments("first"), try instruments("second"))
    if !isFirst { try run(program, desk, first, killedAfter: nil) }
    let base = try? Data(contentsOf: URL(fileURLWithPath: desk.registry))
    func restore() throws {
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: desk.registry + suffix)
      }
      try base?.write(to: URL(fileURLWithPath: desk.registry))
    }
    let before = try state(desk.registry)
    let start = ContinuousClock.now
    try run(program, desk, second, killedAfter: nil)
    let elapsed = (ContinuousClock.now - start).components
    let duration = UInt32(
      elapsed.seconds * 1_000_000 + elapsed.attoseconds / 1_000_000_000_000)
    let after = try state(desk.registry)
    #expect(after != before)
    var (untouched, loaded) = (0, 0)
    var random = RandomNumbers(state: isFirst ? 1 : 2)
    // The points lie over the whole of a load and a little beyond, so that both states come out; more until they did.
    while untouched + loaded < Self.count
      || (min(untouched, loaded) == 0 && untouched + loaded < 400)
    {
      try restore()
      try run(
        program, desk, second,
        killedAfter: UInt32.random(in: 0...(duration * 5 / 4), using: &random))
      let found = try state(desk.registry)
      if found == before { untouched += 1 } else if found == after { loaded += 1 }
      guard found == before || found == after else {
        Issue.record("neither of the two states")
        return
      }
      if found != nil { #expect(try desk.open().verify().isEmpty) }
    }
    #expect(untouched > 0)
    #expect(loaded > 0)
    print(
      "killed \(untouched + loaded) loads: \(untouched) left the state before, \(loaded) the state after"
    )
  }
}
