/// Who describes instruments. The raw value is what the registry stores.
///
/// Several sources may describe one instrument: what the first of them does not say is taken from the next, in the order
/// of their names, so that the desk has the first word.
public enum InstrumentSource: String, CaseIterable, Sendable, Hashable {
  /// The desk's own files.
  case desk
  /// The registry of digital token identifiers (ISO 24165).
  case dti
  /// The same registry, by its groups of equivalent tokens.
  case dtiGroups = "dti-groups"
  /// The Eurosystem's list of eligible marketable assets.
  case eurosystem
  /// CME Group's settlement files.
  case exchangeCME = "exchange-cme"
  /// Eurex's product list.
  case exchangeEurex = "exchange-eurex"
  /// Prices of US Treasury securities (FedInvest).
  case fedInvest = "fedinvest"
  /// FIRDS of ESMA.
  case firdsEU = "firds-eu"
  /// FIRDS of the FCA.
  case firdsGB = "firds-gb"
  /// GLEIF's map of ISINs to issuers.
  case gleif
}
