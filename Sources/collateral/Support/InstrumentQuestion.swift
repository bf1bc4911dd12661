import ArgumentParser
import Collateral
import Money

/// A question about one instrument without a pledge file.
struct InstrumentQuestion: ParsableArguments {
  @Option(help: ArgumentHelp("Any identifier, or a currency code for cash.", valueName: "id"))
  var instrument: String?

  @Option(help: "Nominal for debt, an amount for cash, units for the rest.")
  var quantity: Quantity?

  @Option(help: ArgumentHelp("Currency in which to value it.", valueName: "currency"))
  var base: Currency?

  @Option(help: ArgumentHelp("Settlement currency. Default: none is named.", valueName: "currency"))
  var settlement: Currency?

  @Option(help: "Which margin it serves.")
  var margin: MarginKind = .initial

  @Option(help: ArgumentHelp("LEI of the pledgor. Default: none is named.", valueName: "lei"))
  var pledgor: LEI?

  @Option(help: "What kind of party takes it.")
  var securedPartyKind: SecuredPartyKind?

  @OptionGroup var choices: AgreementChoices

  @Option(help: "Price, instead of the newest recorded.")
  var price: Price?

  /// The pledge that the question is about.
  var pledge: Pledge? {
    guard let instrument, let quantity else { return nil }
    var pledge = Pledge(
      id: instrument, agreement: "question", instrument: instrument, quantity: quantity)
    pledge.price = price
    return pledge
  }

  /// The agreement that the question supposes.
  func agreement(regimes: [String]) -> Agreement? {
    guard let base else { return nil }
    var agreement = Agreement(id: "question", regimes: regimes, margin: margin, baseCurrency: base)
    agreement.settlementCurrency = settlement
    agreement.pledgor = pledgor
    agreement.securedPartyKind = securedPartyKind
    agreement.transaction = choices.transaction
    agreement.revaluationDays = choices.revaluationDays
    agreement.elections = choices.election
    return agreement
  }

  func validate() throws {
    if let quantity, quantity <= .zero { throw ValidationError("--quantity must be above zero.") }
    if let price, price.units < 0 { throw ValidationError("--price must not be negative.") }
  }
}
