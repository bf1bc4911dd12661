import ArgumentParser
import Foundation

/// Where the agreements' own terms are.
struct TermsOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder with the agreements' own terms. Default: `terms` beside the agreements.",
      valueName: "path"), completion: .directory)
  var terms: String?

  /// The folder, by default that beside a file of agreements.
  func folder(beside agreements: String) -> TermsFolder {
    if let terms { return TermsFolder(path: terms) }
    let parts = agreements.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return TermsFolder(path: (parts + ["terms"]).joined(separator: "/"))
  }
}
