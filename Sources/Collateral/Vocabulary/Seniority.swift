/// Where a debt security ranks among its issuer's debts, or a tranche in its securitization.
///
/// FIRDS writes SNDB, MZZD, SBOD and JUND (ISO 20022 DebtInstrumentSeniorityType1Code); desk files
/// write the raw values. An empty value is unknown, never "senior".
public enum Seniority: String, CaseIterable, Sendable, Hashable {
  /// SNDB: senior debt; for a securitization, the most senior tranche.
  case senior
  /// MZZD: mezzanine.
  case mezzanine
  /// SBOD: subordinated.
  case subordinated
  /// JUND: junior.
  case junior
}
