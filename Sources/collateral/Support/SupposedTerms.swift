import ArgumentParser
import Collateral
import Comparison
import Money

/// The terms that a question supposes where no agreement is named.
struct SupposedTerms: ParsableArguments {
  @Option(help: "Which margin the collateral serves.")
  var margin: MarginKind = .initial

  @Option(
    help: ArgumentHelp(
      "Settlement currency. Default: the instrument's own.", valueName: "currency"))
  var settlement: Currency?

  @Option(help: "What kind of party takes it.")
  var securedPartyKind: SecuredPartyKind = .financialEndUser

  @Option(help: "What kind of transaction it secures.")
  var transaction: TransactionKind?

  @Option(
    help: ArgumentHelp(
      "A choice that a rule leaves to the parties, such as cftc-haircuts.", valueName: "choice"))
  var election: [String] = []

  @Option(
    help: ArgumentHelp("Business days between revaluations; 1 is daily.", valueName: "days"))
  var revaluationDays = 1

  func validate() throws {
    guard (1...250).contains(revaluationDays) else {
      throw ValidationError("--revaluation-days must be from 1 to 250.")
    }
  }

  /// Whether anything departs from what is supposed by itself.
  var isStated: Bool {
    margin != .initial || settlement != nil || securedPartyKind != .financialEndUser
      || transaction != nil || !election.isEmpty || revaluationDays != 1
  }

  /// The terms.
  var terms: AssumedAgreement {
    AssumedAgreement(
      margin: margin, settlementCurrency: settlement, securedPartyKind: securedPartyKind,
      transaction: transaction, revaluationDays: revaluationDays, elections: election)
  }
}
