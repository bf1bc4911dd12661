import ArgumentParser
import Foundation
import ReferenceData

/// Runs the program over a generated book, side by side with polars and DuckDB over the same files.
struct BookBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "book",
    abstract:
      "Value a generated book with the program itself: all rules, limits and rows; peers do the bare join and sums.",
    discussion: """
      Whole processes in turn, so that they meet the same machine: the program prints every row as CSV, or the \
      totals of the agreements alone; the peers print one line. The peers need python3 with polars and duckdb (pip install polars duckdb); what is not there is left out.
      """)

  @Option(help: "How many pledges.")
  var pledges = 1_000_000

  @Option(help: "How many instruments.")
  var instruments = 184_000

  @Option(help: "How many agreements.")
  var agreements = 20_000

  @Option(
    help:
      "The regimes of every agreement, joined by commas; several runs are made, with one more each."
  )
  var regimes = "eu-emir"

  @Option(help: "How often each is run; medians are printed.")
  var runs = 5

  @Option(help: "The Python that has polars and duckdb.")
  var python = "python3"

  @Flag(help: "Leave the peers out.")
  var alone = false

  func validate() throws {
    guard pledges > 0, instruments >= 12, agreements > 0, runs > 0 else {
      throw ValidationError("The numbers must be positive, and instruments at least 12.")
    }
  }

  func run() throws {
    let names = regimes.split(separator: ",").map(String.init)
    try GeneratedDesk.with(
      pledges: pledges, instruments: instruments, agreements: agreements, regimes: names
    ) { desk in
      var programs: [(name: String, arguments: [String])] = []
      for count in 1...names.count {
        programs.append(
          (count == 1 ? names[0] : "+ \(names[count - 1])", try value(desk, names.prefix(count))))
      }
      programs.append(
        ("\(names[0]), totals", try value(desk, names.prefix(1)) + ["--totals-only"]))
      for (name, script) in alone ? [] : FramePeers.all {
        let path = desk.folder.appendingPathComponent("peer-\(name).py").path
        try script.write(toFile: path, atomically: true, encoding: .utf8)
        programs.append((name, [python, path, desk.folder.path]))
      }
      print("program                wall s    CPU s  peak MiB  lines per wall second")
      for (name, line) in measure(programs) {
        print(name.padding(toLength: 20, withPad: " ", startingAt: 0) + line)
      }
    }
  }

  /// The program's own command line.
  private func value(_ desk: GeneratedDesk, _ regimes: ArraySlice<String>) throws -> [String] {
    let file = { (name: String) in desk.folder.appendingPathComponent(name).path }
    return [
      try OwnProgram.path(), "value", file("pledges.csv"), "--agreements", file("agreements.csv"),
      "--registry",
      desk.registry, "--reference-data", desk.reference.path, "--on", DeskGenerator.day,
      "--regime", regimes.joined(separator: ","), "--format", "csv", "--quiet",
    ]
  }

  /// Runs the programs in turn, once without counting, and says what each took: the medians.
  private func measure(
    _ programs: [(name: String, arguments: [String])]
  ) -> [(name: String, line: String)] {
    var taken: [[ChildProcess]] = Array(repeating: [], count: programs.count)
    for round in 0...runs {
      for (index, program) in programs.enumerated() {
        guard let child = ChildProcess.run(program.arguments), child.status == 0 else { continue }
        if round > 0 { taken[index].append(child) }
      }
    }
    return zip(programs, taken).map { program, children in
      guard !children.isEmpty else { return (program.name, "  did not run") }
      func median(_ value: (ChildProcess) -> Double) -> Double {
        children.map(value).sorted()[children.count / 2]
      }
      let wall = median(\.wall)
      return (
        program.name,
        String(
          format: "%9.2f %8.2f %9.0f %22.0f", wall, median(\.processor),
          median { Double($0.peakMebibytes) }, Double(pledges) / wall)
      )
    }
  }
}
