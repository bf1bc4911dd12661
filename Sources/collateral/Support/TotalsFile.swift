import ArgumentParser
import Foundation

/// A file beside the output: the sums of the agreements.
struct TotalsFile: ParsableArguments {
  @Option(
    help: ArgumentHelp("Also write the totals of the agreements here (CSV).", valueName: "path"),
    completion: .file(extensions: ["csv"]))
  var totals: String?

  func validate() throws {
    if totals == "-" { throw ValidationError("--totals needs a path; rows go to standard output.") }
  }

  /// Writes the sums, before anything is printed, so that a bad path leaves no half of an answer.
  func write(_ csv: @autoclosure () -> [UInt8]) throws(CommandFailure) {
    guard let totals else { return }
    do {
      try Data(csv()).write(to: URL(fileURLWithPath: totals), options: .atomic)
    } catch {
      throw CommandFailure(
        .io, "\(totals): cannot be written\n  check the folder and its permissions")
    }
  }
}
