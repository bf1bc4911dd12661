/// Why a record was not taken. The raw value is what the registry stores and what is printed.
public enum RejectCode: String, CaseIterable, Sendable, Hashable {
  /// Not an ISIN (ISO 6166).
  case invalidISIN = "invalid-isin"
  /// Not an LEI (ISO 17442).
  case invalidLEI = "invalid-lei"
  /// Not a CUSIP (ANSI X9.6).
  case invalidCUSIP = "invalid-cusip"
  /// Not a FIGI (ANSI X9.145).
  case invalidFIGI = "invalid-figi"
  /// Not a digital token identifier (ISO 24165).
  case invalidDTI = "invalid-dti"
  /// Not a classification (ISO 10962).
  case invalidCFI = "invalid-cfi"
  /// Not a market identifier code (ISO 10383).
  case invalidMIC = "invalid-mic"
  /// Not a country code (ISO 3166-1).
  case invalidCountry = "invalid-country"
  /// Not a currency code (ISO 4217).
  case invalidCurrency = "invalid-currency"
  /// Not a date, or a date that contradicts another of the record.
  case invalidDate = "invalid-date"
  /// Not a number of the form that the column takes.
  case invalidNumber = "invalid-number"
  /// A number below zero, or zero where something must be there.
  case negativeNumber = "negative-number"
  /// A number too large to be held exactly.
  case overflow
  /// A word that is not on the list of the column.
  case unknownCode = "unknown-code"
  /// A required value is absent.
  case missingField = "missing-field"
  /// Two values of the record cannot both hold.
  case conflictingFields = "conflicting-fields"
  /// A row with more or fewer fields than the header.
  case raggedRow = "ragged-row"
  /// Quotes where RFC 4180 has none.
  case malformedRow = "malformed-row"
  /// The key was already used in this file.
  case duplicateRecord = "duplicate-record"
  /// An identifier already belongs to another instrument.
  case identifierInUse = "identifier-in-use"
  /// A stand-in for "unknown" whose check digit happens to pass, such as `NOISINFOUND9`.
  case placeholder
}
