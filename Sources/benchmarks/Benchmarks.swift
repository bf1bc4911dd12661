import ArgumentParser

/// The benchmarks: each makes its own input, runs the real code, and prints rates and peak memory.
@main
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmarks",
    abstract: "Measure loading and valuation on input of our own, beside a peer in the same run.",
    subcommands: [
      ImportBenchmark.self, ValueBenchmark.self, BookBenchmark.self, GapBenchmark.self,
      MarginBenchmark.self,
    ])
}
