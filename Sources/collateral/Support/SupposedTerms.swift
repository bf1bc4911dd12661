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

  @OptionGroup var choices: AgreementChoices

  /// Whether anything departs from what is supposed by itself.
  var isStated: Bool {
    margin != .initial || settlement != nil || securedPartyKind != .financialEndUser
      || choices.isStated
  }

  /// The terms.
  var terms: AssumedAgreement {
    AssumedAgreement(
      margin: margin, settlementCurrency: settlement, securedPartyKind: securedPartyKind,
      transaction: choices.transaction, revaluationDays: choices.revaluationDays,
      elections: choices.election)
  }
}
