import ArgumentParser

/// The root of the command line.
struct CollateralCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collateral",
    abstract: "What an asset is worth as collateral: here, today, under which rule, and why.",
    discussion: """
      Load published reference data into a registry, value posted collateral under the margin rules of several \
      regimes, and see for every pledge the paragraph that decided.

      The registry is one file: --registry, else $COLLATERAL_REGISTRY, else ./collateral.sqlite.

      Exit status: 0 done; 64 usage; 65 the data or a schedule was refused and nothing was changed; 66 an input \
      cannot be read; 69 the registry is busy or missing; 70 a defect of ours; 74 input or output failed.
      """,
    version: Version.text,
    subcommands: [
      DemoCommand.self, ImportCommand.self, LoadsCommand.self, RejectsCommand.self,
      VerifyCommand.self, BackupCommand.self, CompactCommand.self,
      ShowCommand.self, SearchCommand.self, ValueCommand.self, ExplainCommand.self,
      LimitsCommand.self, MarginCommand.self, RegimesCommand.self, GapCommand.self,
      MatrixCommand.self, ImpactCommand.self, AttributeCommand.self, ChangesCommand.self,
      UpcomingCommand.self,
    ])
}
