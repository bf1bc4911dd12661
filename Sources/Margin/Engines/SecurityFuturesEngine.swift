import Collateral
import Money

/// Fifteen percent of the market value of security futures, long or short (17 CFR 41.45(b)(1), 17 CFR 242.403(b)(1)).
struct SecurityFuturesEngine {
  let parameters: MarginParameters

  func requirement(
    _ account: String, _ positions: [MarginPosition]
  ) throws(MarginFault) -> MarginRequirement {
    guard let figure = parameters.securityFuture else {
      throw MarginFault(
        nil, "the rate of security futures is missing", "add security_futures to the parameters")
    }
    var result = MarginRequirement(account, .securityFutures, "security futures, unhedged")
    for position in positions {
      guard position.kind == .securityFuture else {
        throw MarginFault(
          position.line, "\(position.series): is no security future", "put it under another engine")
      }
      let amount = position.value.magnitude.percent(figure.rate)
      result.amount += amount
      result.note(
        "\(position.series): \(figure.rate) % of \(position.value.magnitude)", amount,
        source: figure.source)
    }
    result.gross = result.amount
    return result
  }
}
