import ArgumentParser
import Collateral

/// What an agreement of the command line says beyond margin, currencies and parties.
struct AgreementChoices: ParsableArguments {
  @Option(help: "What kind of transaction it secures.")
  var transaction: TransactionKind?

  @Option(
    help: ArgumentHelp("Business days between revaluations; 1 is daily.", valueName: "days"))
  var revaluationDays = 1

  @Option(
    help: ArgumentHelp(
      "A choice that a rule leaves to the parties, such as cftc-haircuts.", valueName: "choice"))
  var election: [String] = []

  /// Whether anything is stated.
  var isStated: Bool { transaction != nil || !election.isEmpty || revaluationDays != 1 }

  func validate() throws {
    guard (1...250).contains(revaluationDays) else {
      throw ValidationError("--revaluation-days must be from 1 to 250.")
    }
  }
}
