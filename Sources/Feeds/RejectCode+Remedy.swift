extension RejectCode {
  /// What to do about a record that was not taken for this reason.
  var remedy: String {
    switch self {
    case .invalidISIN, .invalidLEI, .invalidCUSIP, .invalidFIGI, .invalidDTI, .invalidCFI,
      .invalidMIC, .invalidCountry, .invalidCurrency:
      "compare it with the source of the record, correct it and load the file again"
    case .invalidDate: "write the date as YYYY-MM-DD and load the file again"
    case .invalidNumber:
      "write digits with a decimal point, no blanks and no thousands separators, and load the file again"
    case .negativeNumber: "correct the number; if it is meant so, this column cannot say it"
    case .overflow: "check the number; if it is right, split the record"
    case .unknownCode: "use one of the words of the column and load the file again"
    case .missingField: "fill the field in and load the file again"
    case .conflictingFields: "find out which of the values is right and take the other away"
    case .raggedRow: "look for a missing or surplus separator, or a separator in unquoted text"
    case .malformedRow: "put the whole field in quotes and double the quotes inside it"
    case .duplicateRecord: "take one of the two away, or give it a key of its own"
    case .identifierInUse: "find out to which instrument the identifier belongs"
    case .placeholder: "leave the field empty where nothing is known"
    }
  }
}
