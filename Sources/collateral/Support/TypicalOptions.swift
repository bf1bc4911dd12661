import ArgumentParser
import Collateral
import Comparison
import Money

/// What may be supposed otherwise about a plain instrument of a class.
struct TypicalOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Country of the issuer. Default: US.", valueName: "country"))
  var country: CountryCode?

  @Option(help: ArgumentHelp("Denomination. Default: the country's own.", valueName: "currency"))
  var currency: Currency?

  @Option(
    help: ArgumentHelp(
      "Maturity. Default: in three years; three months for commercial paper and certificates of deposit.",
      valueName: "date"))
  var maturity: CalendarDate?

  @Option(help: ArgumentHelp("Credit quality step, 1 to 6. Default: 1.", valueName: "step"))
  var step: Int?

  /// Whether any of them is stated.
  var isStated: Bool { country != nil || currency != nil || maturity != nil || step != nil }

  /// What is supposed.
  var suppositions: TypicalInstrument.Suppositions {
    var suppositions = TypicalInstrument.Suppositions()
    suppositions.country = country
    suppositions.currency = currency
    suppositions.maturity = maturity
    suppositions.step = step ?? 1
    return suppositions
  }

  func validate() throws {
    if let step, !(1...6).contains(step) { throw ValidationError("--step must be from 1 to 6.") }
  }
}
