extension InventedLaw {
  /// Limits of every scope, measure and reference, by regime.
  static let limits = [
    "alpha": """
    schedule: limits
    regime: alpha
    limits:
      - {id: issue, title: t, scope: issue, for: [debt, bills, zero], measured: value-after-haircut, against: collected, bounds: [{percent: "20"}], excess: disregarded, citation: "30", verified: text}
      - {id: group, title: t, scope: group, for: all, margin: initial, measured: value-after-haircut, against: recognized, bounds: [{percent: "35"}, {amount: "500", currency: EUR}], combine: greater-of, excess: disregarded, citation: "31", verified: text}
      - {id: country, title: t, scope: country, for: [debt, zero, rest], if: {issuer_country_not: [CH]}, measured: value-after-haircut, against: points, bounds: [{percent: "60"}], systemic_only: "yes", excess: disregarded, citation: "32", verified: text}
      - {id: class, title: t, scope: class, for: [rest], measured: market-value, against: requirement, bounds: [{percent: "50"}, {amount: "100", currency: USD}], combine: greater-of, excess: disregarded, citation: "33", verified: text}
      - {id: kept, title: t, scope: custodian, for: all, measured: value-after-haircut, against: collected, bounds: [{percent: "40"}], only_above: {amount: "1000", currency: USD}, excess: flag, citation: "34", verified: text}
      - {id: money, title: t, scope: currency, for: all, measured: value-after-haircut, against: collected, bounds: [{percent: "70"}], excess: surcharge, surcharge: {percent: "10"}, citation: "35", verified: text}
    """,
    "beta": """
    schedule: limits
    regime: beta
    limits:
      - {id: issuer, title: t, scope: issuer, for: all, measured: value-after-haircut, against: collected, bounds: [{percent: "25"}], above: {amount: "100", currency: EUR}, excess: disregarded, citation: "30", verified: text}
      - {id: country, title: t, scope: country, for: all, measured: market-value, against: net-capital, bounds: [{percent: "10"}], position_above: [{amount: "10", currency: EUR}, {percent: "1", of: tentative-net-capital}], excess: disregarded, unknown: flag, citation: "31", verified: text}
      - {id: kept, title: t, scope: custodian, for: all, measured: value-after-haircut, against: points, bounds: [{percent: "45"}], excess: disregarded, citation: "32", verified: text}
    """,
    "gamma": """
    schedule: limits
    regime: gamma
    limits:
      - {id: size, title: t, scope: issue, for: all, measured: market-value, against: issue-size, bounds: [{percent: "2.5"}, {amount: "5000", currency: EUR}], combine: lesser-of, excess: disregarded, citation: "30", verified: text}
      - {id: volume, title: t, scope: issue, for: all, if: {class: [equity, fund, etf]}, measured: market-value, against: average-daily-volume, bounds: [{percent: "30"}, {units: "500"}], combine: greater-of, excess: surcharge, surcharge: {of_haircut: "50"}, citation: "31", verified: text}
      - {id: group, title: t, scope: group, for: all, measured: value-after-haircut, against: collected, bounds: [{percent: "30"}], excess: disregarded, citation: "32", verified: text}
      - {id: money, title: t, scope: currency, for: all, measured: value-after-haircut, against: recognized, bounds: [{percent: "60"}], excess: disregarded, citation: "33", verified: text}
    """,
  ]
}
