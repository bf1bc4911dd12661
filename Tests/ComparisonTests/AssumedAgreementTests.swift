import Collateral
import Comparison
import Money
import Testing

@Suite("Supposed terms")
struct AssumedAgreementTests {
  @Test("an instrument without a currency is asked about in US dollars")
  func withoutCurrency() throws {
    let agreement = AssumedAgreement().agreement(for: nil, regimes: ["us-cftc"])
    #expect(agreement.baseCurrency == (try Currency("USD")))
    #expect(agreement.settlementCurrency == agreement.baseCurrency)
    #expect(agreement.pledgor == nil)
  }
}
