import ArgumentParser
import Foundation
import Loading
import Registry

/// Loads a generated FIRDS file twice, and says what it took.
struct ImportBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Load a generated FIRDS file into a new registry, then again with 1 % changed.")

  @Option(help: "How many venue records the file has; about three make one instrument.")
  var records = 500_000

  @Option(help: "Folder for the files; a new one among the temporary files if omitted.")
  var folder: String?

  @Flag(help: "Also run a loader in Python (ElementTree and sqlite3) over the same file.")
  var peer = false

  @Flag(help: "Keep the files.")
  var keep = false

  func validate() throws {
    guard records > 0 else { throw ValidationError("--records must be a positive number.") }
  }

  func run() throws {
    let place = URL(fileURLWithPath: folder ?? NSTemporaryDirectory())
      .appendingPathComponent("collateral-benchmark-\(getpid())")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { if !keep { try? FileManager.default.removeItem(at: place) } }
    let registry = place.appendingPathComponent("registry.sqlite").path
    let first = place.appendingPathComponent("FULINS_A_20261107_01of01.xml").path
    let second = place.appendingPathComponent("FULINS_A_20261114_01of01.xml").path
    try FIRDSGenerator(records: records, isChanged: false).write(to: first)
    try FIRDSGenerator(records: records, isChanged: true).write(to: second)

    print(Measurement.header)
    // Before this program has grown: a process that it starts would inherit its peak.
    if peer {
      if let line = try PythonPeer.run(on: first, records: records, in: place) {
        print(line)
      } else {
        print("python3 is not here; the peer was left out")
      }
    }
    print(try load(first, "new registry", into: registry))
    print(try load(second, "1 % changed", into: registry))
    print("peak memory of this program: \(Measurement.peakMebibytes) MiB")
  }

  private func load(_ path: String, _ name: String, into registry: String) throws -> String {
    var measurement = Measurement(name: name, records: records, bytes: try Measurement.size(path))
    let report = try Loader.load(path: path, into: registry, programVersion: "benchmark")
    measurement.stop()
    let counts = report.entry.counts
    return "\(measurement)"
      + "  new \(counts.new), changed \(counts.changed), unchanged \(counts.unchanged), "
      + "rejected \(counts.rejected)"
  }
}
