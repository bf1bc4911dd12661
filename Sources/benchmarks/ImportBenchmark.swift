import ArgumentParser
import Foundation

/// Loads generated FIRDS files with the program itself, side by side with its peers.
struct ImportBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Load generated FIRDS files with the program itself; peers load the first of them.",
    discussion: """
      Whole processes, one after the other: a new registry, the very same file, the next week's with the same content, \
      and one with 1 % changed. The peers (plain C, Python with lxml, Python as usually written) keep no history, \
      rejects, cross-references or indexes; they need cc with libxml2 and SQLite, and python3 with lxml (pip install \
      lxml). What is not there is left out.
      """)

  @Option(help: "How many venue records a file has; about three make one instrument.")
  var records = 500_000

  @Option(help: "Folder for the files; a new one among the temporary files if omitted.")
  var folder: String?

  @Option(help: "The Python that has lxml.")
  var python = "python3"

  @Option(help: "How often the first load and its peers are run; the medians are printed.")
  var runs = 1

  @Flag(help: "Also run the peers over the same file.")
  var peer = false

  @Flag(help: "Keep the files.")
  var keep = false

  func validate() throws {
    guard records > 0, runs > 0 else {
      throw ValidationError("--records and --runs must be positive numbers.")
    }
  }

  func run() throws {
    let place = URL(fileURLWithPath: folder ?? NSTemporaryDirectory())
      .appendingPathComponent("collateral-benchmark-\(getpid())")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { if !keep { try? FileManager.default.removeItem(at: place) } }
    let registry = place.appendingPathComponent("registry.sqlite").path
    let files = ["20261107", "20261114", "20261121"].map {
      place.appendingPathComponent("FULINS_A_\($0)_01of01.xml").path
    }
    try FIRDSGenerator(records: records, isChanged: false).write(to: files[0])
    try FIRDSGenerator(records: records, isChanged: false, day: "2026-11-14").write(to: files[1])
    try FIRDSGenerator(records: records, isChanged: true, day: "2026-11-21").write(to: files[2])

    var first = [("new registry", try load(files[0], into: registry))]
    if peer {
      if let peer = try CPeer.command(loading: files[0], in: place) {
        first.append(("plain C", peer))
      }
      first += try PythonPeer.commands(loading: files[0], in: place, python: python)
    }
    print("load                wall s    CPU s  records/CPU s  peak MiB")
    for (name, children) in measure(first, in: place) { report(name, children) }
    // The peers' turns have cleared it away.
    if !FileManager.default.fileExists(atPath: registry) {
      _ = ChildProcess.run(try load(files[0], into: registry))
    }
    for (name, file) in [
      ("the very same file", files[0]), ("same content", files[1]), ("1 % changed", files[2]),
    ] {
      report(name, ChildProcess.run(try load(file, into: registry)).map { [$0] } ?? [])
    }
  }

  /// Runs the programs in turn, each time over nothing that was there before.
  private func measure(
    _ programs: [(name: String, arguments: [String])], in place: URL
  ) -> [(name: String, children: [ChildProcess])] {
    var taken = Array(repeating: [ChildProcess](), count: programs.count)
    for _ in 0..<runs {
      for (index, program) in programs.enumerated() {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
        for file in files where file.contains(".sqlite") {
          try? FileManager.default.removeItem(at: place.appendingPathComponent(file))
        }
        guard let child = ChildProcess.run(program.arguments) else { continue }
        taken[index].append(child)
      }
    }
    return zip(programs, taken).map { ($0.name, $1) }
  }

  private func report(_ name: String, _ children: [ChildProcess]) {
    let head = name.padding(toLength: 18, withPad: " ", startingAt: 0)
    guard !children.isEmpty, children.allSatisfy({ $0.status == 0 }) else {
      return print("\(head)  did not run")
    }
    func median(_ value: (ChildProcess) -> Double) -> Double {
      children.map(value).sorted()[children.count / 2]
    }
    let processor = median(\.processor)
    print(
      String(
        format: "%@ %7.2f %8.2f %14.0f %9.0f", head, median(\.wall), processor,
        Double(records) / max(processor, 0.001), median { Double($0.peakMebibytes) }))
  }

  /// The program's own command line.
  private func load(_ path: String, into registry: String) throws -> [String] {
    [try OwnProgram.path(), "import", path, "--registry", registry, "--quiet"]
  }
}
