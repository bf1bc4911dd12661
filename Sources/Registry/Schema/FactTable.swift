/// A table of facts with both times: what its key and values are.
///
/// Every such table has, besides these columns, `validFrom` (days since 1970-01-01), `load` (known
/// from), `superseded` (the load that replaced this version; NULL while it holds) and `line`.
/// A fact is in force as of a day and a load when it was known and not yet replaced by then, and no
/// later `validFrom` up to the day is. Merging, whatever the table, is ``FactMerger``.
package struct FactTable: Sendable {
  /// Name in the schema.
  package let name: String
  /// Columns that name the thing the fact is about.
  package let keys: [String]
  /// Columns that hold what is said of it.
  package let values: [String]
  /// Whether each day's value stands for itself, as a price does, so that an equal value on a later
  /// day is a fact of its own rather than the same one going on.
  package let isDated: Bool

  /// Key columns, then value columns: the order of a packed row.
  package var columns: [String] { keys + values }

  init(_ name: String, keys: [String], values: [String], isDated: Bool = false) {
    self.name = name
    self.keys = keys
    self.values = values
    self.isDated = isDated
  }
}

extension FactTable {
  /// Instruments, one version per source.
  package static let instrument = FactTable(
    "instrument", keys: ["id", "source"],
    values: [
      "idType", "name", "shortName", "assetClass", "issuer", "country", "currency", "issueDate",
      "maturityDate", "couponType", "couponRate", "couponIndex", "couponIndexTerm", "couponSpread",
      "seniority", "issueSize", "issueSizeCurrency", "nominalPerUnit", "cfi", "listing", "wraps",
      "cusip", "figi", "isin", "dti", "ticker", "isCommodityDerivative", "expiryDate",
      "priceMultiplier", "underlying", "optionType", "strike", "exerciseStyle", "deliveryType",
      "guarantor", "conflicts", "status", "tokenGroup", "tokenLedger", "tokenContract",
    ])

  /// Instruments on trading venues.
  package static let listing = FactTable(
    "listing", keys: ["id", "mic", "source"],
    values: [
      "relevantVenue", "authority", "issuerRequested", "admissionApproved", "admissionRequested",
      "firstTrade", "termination", "publishedFrom", "status",
    ])

  /// Legal entities, one version per source.
  package static let entity = FactTable(
    "entity", keys: ["lei", "source"],
    values: [
      "name", "country", "sector", "parent", "ultimateParent", "branchOf", "successor", "manager",
      "parentException", "ultimateParentException",
    ])

  /// Bonds between legal entities: rows of a file on their way into ``entity``, and no table of the schema.
  package static let relationship = FactTable(
    "relationship", keys: ["child", "kind", "parent"], values: ["start", "end", "holds"])

  /// Ratings of issues and issuers.
  package static let rating = FactTable(
    "rating", keys: ["subject", "subjectType", "agency", "term"], values: ["rating"])

  /// Assessments of issues and issuers.
  package static let assessment = FactTable(
    "assessment", keys: ["subject", "subjectType", "measure"], values: ["value", "source"])

  /// Prices; `validFrom` is the day of the price.
  package static let price = FactTable(
    "price", keys: ["id"], values: ["price", "currency"], isDated: true)

  /// Exchange rates; `validFrom` is the day of the rate.
  package static let exchangeRate = FactTable(
    "exchangeRate", keys: ["base", "quote"], values: ["rate"], isDated: true)

  /// Memberships of indices.
  package static let indexMember = FactTable(
    "indexMember", keys: ["id", "indexCode"], values: ["validTo"], isDated: true)

  /// Holdings of funds.
  package static let fundHolding = FactTable(
    "fundHolding", keys: ["fund", "instrument"], values: ["share"], isDated: true)

  /// Agreements.
  package static let agreement = FactTable(
    "agreement", keys: ["id"],
    values: [
      "regimes", "margin", "baseCurrency", "settlementCurrency", "pledgor", "securedParty",
      "securedPartyKind", "systemic", "requirement", "threshold", "minimumTransferAmount",
      "rounding", "transactionKind", "revaluationDays", "elections", "exposure", "netCapital",
      "tentativeNetCapital", "terms",
    ])

  /// Pledges.
  package static let pledge = FactTable(
    "pledge", keys: ["agreement", "id"],
    values: ["instrument", "significand", "decimals", "price", "currency", "custodian"])

  /// Every table of facts.
  package static let all: [FactTable] = [
    instrument, listing, entity, rating, assessment, price, exchangeRate, indexMember, fundHolding,
    agreement, pledge,
  ]
}
