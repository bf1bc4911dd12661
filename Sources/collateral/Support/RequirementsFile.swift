import ArgumentParser

/// A file beside the agreements: what they require, day by day.
struct RequirementsFile: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Requirements by day (CSV: agreement, date, amount): the newest on or before --on replaces the agreement's.",
      valueName: "path"), completion: .file(extensions: ["csv"]))
  var requirements: String?
}
