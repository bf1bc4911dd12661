import Collateral
import Money

/// One record of a FIRDS file while it is read, and the venue record it becomes.
struct FIRDSRecord {
  /// Whether it ends or takes back what was reported.
  private let status: ReportStatus?
  /// The first thing wrong with it.
  private(set) var problem: FieldProblem?

  private var isin: ISIN?
  private var isinText = ""
  private var mic: MIC?
  private var micText = ""
  private var instrument = InstrumentRecord(id: "", idType: .isin)
  private var venue = Venue()
  private var hasDebt = false
  private var hasFixed = false
  private var hasFloating = false
  private var termUnit: String?
  private var termValue: String?
  private var underlyings: [String] = []
  private var amountCurrency: Currency?
  private var isStrikeNegative = false

  init(status: ReportStatus?) {
    self.status = status
  }

  private struct Venue {
    var relevant: MIC?
    var authority: CountryCode?
    var issuerRequested: Bool?
    var admissionApproved: CalendarDate?
    var admissionRequested: CalendarDate?
    var firstTrade: CalendarDate?
    var termination: CalendarDate?
    var publishedFrom: CalendarDate?
  }

  /// The identifiers and the value at fault: what a reader needs to find the record.
  var excerpt: String {
    var text = "ISIN \(isinText.isEmpty ? "?" : isinText), MIC \(micText.isEmpty ? "?" : micText)"
    if let name = instrument.name { text += ", \(name)" }
    if let field = problem?.field, let value = problem?.value { text += ", \(field)=\(value)" }
    return text
  }

  /// An element that counts by being there has started; `currency` is its `Ccy` attribute.
  mutating func start(_ part: FIRDSPart, currency: UnsafeRawBufferPointer?) {
    switch part {
    case .debt: hasDebt = true
    case .floating: hasFloating = true
    case .issueSize, .strikeAmount:
      amountCurrency = nil
      if let currency {
        note(part) { (record: inout FIRDSRecord) throws(FieldProblem) in
          record.amountCurrency = try FieldText.currency(FieldText.trimmed(currency))
        }
      }
    default: break
    }
  }

  /// The text of an element.
  mutating func set(_ part: FIRDSPart, _ text: UnsafeRawBufferPointer) {
    note(part) { (record: inout FIRDSRecord) throws(FieldProblem) in
      try record.take(part, FieldText.trimmed(text))
    }
  }

  /// The record, if all that is needed is there and agrees.
  mutating func finish(reportingDate: CalendarDate) throws(FieldProblem) -> VenueRecord {
    if let problem { throw problem }
    guard let isin else { throw .missing(FIRDSPart.isin.field) }
    guard let mic else { throw .missing(FIRDSPart.mic.field) }
    if hasDebt && hasFixed == hasFloating {
      let field = "DebtInstrmAttrbts/IntrstRate"
      if hasFixed {
        throw FieldProblem(.conflictingFields, "the rate is both fixed and floating", field: field)
      }
      throw .missing(field)
    }
    instrument.id = isin.value
    instrument.isin = isin
    if hasFloating { instrument.couponType = .floating }
    if let termUnit, let termValue { instrument.couponIndexTerm = "\(termValue) \(termUnit)" }
    if !underlyings.isEmpty { instrument.underlying = underlyings.joined(separator: "|") }
    if isStrikeNegative, let strike = instrument.strike { instrument.strike = "-" + strike }
    let first = [venue.firstTrade, venue.publishedFrom].compactMap(\.self).min()
    instrument.validFrom = min(first ?? reportingDate, reportingDate)
    var record = VenueRecord(instrument: instrument, mic: mic)
    record.relevantVenue = venue.relevant
    record.competentAuthority = venue.authority
    record.issuerRequested = venue.issuerRequested
    record.admissionApproved = venue.admissionApproved
    record.admissionRequested = venue.admissionRequested
    record.firstTrade = venue.firstTrade
    record.termination = venue.termination
    record.publishedFrom = venue.publishedFrom
    record.status = status
    return record
  }

  private mutating func take(
    _ part: FIRDSPart, _ text: UnsafeRawBufferPointer
  ) throws(FieldProblem) {
    switch part {
    case .isin:
      isinText = FieldText.text(text)
      isin = try FieldText.identifier(text)
    case .mic:
      micText = FieldText.text(text)
      mic = try FieldText.identifier(text)
    case .fullName: instrument.name = FieldText.text(text)
    case .shortName: instrument.shortName = FieldText.text(text)
    case .cfi: instrument.cfi = try FieldText.identifier(text)
    case .currency: instrument.currency = try FieldText.currency(text)
    case .issuer: instrument.issuer = try FieldText.identifier(text)
    case .isCommodityDerivative: instrument.isCommodityDerivative = try bool(text)
    case .issuerRequested: venue.issuerRequested = try bool(text)
    case .admissionApproved: venue.admissionApproved = try FieldText.timestamp(text)
    case .admissionRequested: venue.admissionRequested = try FieldText.timestamp(text)
    case .firstTrade: venue.firstTrade = try FieldText.timestamp(text)
    case .termination: venue.termination = try FieldText.timestamp(text)
    case .relevantAuthority: venue.authority = try FieldText.identifier(text)
    case .relevantVenue: venue.relevant = try FieldText.identifier(text)
    case .publishedFrom, .publishedFromClosed: venue.publishedFrom = try FieldText.date(text)
    case .debt, .issueSize, .maturity, .nominalPerUnit, .fixed, .floating, .indexISIN, .indexCode,
      .indexName, .termUnit, .termValue, .spread, .seniority:
      try takeDebt(part, text)
    default: try takeDerivative(part, text)
    }
  }

  private mutating func takeDebt(
    _ part: FIRDSPart, _ text: UnsafeRawBufferPointer
  ) throws(FieldProblem) {
    switch part {
    case .issueSize:
      instrument.issueSize = try held(text)
      instrument.issueSizeCurrency = amountCurrency
    case .nominalPerUnit: instrument.nominalPerUnit = try held(text)
    case .maturity: instrument.maturityDate = try FieldText.finalDate(text)
    case .fixed:
      let rate: Percentage = try FieldText.number(text)
      hasFixed = true
      instrument.couponRate = rate
      instrument.couponType = rate == .zero ? .zero : .fixed
    case .indexISIN, .indexCode, .indexName: instrument.couponIndex = FieldText.text(text)
    case .termUnit: termUnit = FieldText.text(text)
    case .termValue: termValue = FieldText.text(text)
    case .spread:
      let value = FieldText.text(text)
      guard let points = Int(value) else {
        throw FieldProblem(
          .invalidNumber, "\"\(value)\" is not a whole number of basis points", value: value)
      }
      instrument.couponSpread = points
    case .seniority:
      instrument.seniority = try code(
        text,
        ["SNDB": .senior, "MZZD": .mezzanine, "SBOD": .subordinated, "JUND": .junior]
          as KeyValuePairs<String, Seniority>)
    default: break
    }
  }

  private mutating func takeDerivative(
    _ part: FIRDSPart, _ text: UnsafeRawBufferPointer
  ) throws(FieldProblem) {
    switch part {
    case .expiry: instrument.expiryDate = try FieldText.finalDate(text)
    case .multiplier: instrument.priceMultiplier = try held(text)
    case .optionType:
      instrument.optionType = try code(text, ["PUTO": "put", "CALL": "call", "OTHR": "other"])
    case .exerciseStyle:
      instrument.exerciseStyle = try code(
        text,
        [
          "EURO": "european", "AMER": "american", "ASIA": "asian", "BERM": "bermudan",
          "OTHR": "other",
        ])
    case .deliveryType:
      instrument.deliveryType = try code(
        text, ["PHYS": "physical", "CASH": "cash", "OPTL": "optional"])
    case .underlyingISIN, .underlyingIndexISIN, .basketISIN: try takeUnderlyingISIN(text)
    case .underlyingLEI, .basketLEI:
      let lei: LEI = try FieldText.identifier(text)
      underlyings.append(lei.value)
    case .underlyingIndexCode, .underlyingIndexName:
      if !text.isEmpty { underlyings.append(FieldText.text(text)) }
    case .strikeAmount:
      let unit = amountCurrency.map { " \($0.code)" } ?? ""
      instrument.strike = try decimal(text) + unit
    case .strikeSign: isStrikeNegative = try !bool(text)
    case .strikePercent: instrument.strike = try decimal(text) + " %"
    case .strikeYield: instrument.strike = try decimal(text) + " % yield"
    case .strikeBasisPoints: instrument.strike = try decimal(text) + " bp"
    case .strikePending: instrument.strike = "pending"
    default: break
    }
  }

  /// A stand-in for "unknown" names no underlying, and is no fault of the instrument either.
  private mutating func takeUnderlyingISIN(
    _ text: UnsafeRawBufferPointer
  ) throws(FieldProblem) {
    do {
      underlyings.append(try ISIN(utf8: text).value)
    } catch {
      if error.reason != .placeholder { throw FieldProblem(error) }
    }
  }

  /// A number of up to 18 digits that the registry keeps only if it can be held exactly; no rule
  /// needs those that cannot, so they are "not said" rather than the end of the record.
  private func held<Value: FixedPoint>(
    _ text: UnsafeRawBufferPointer
  ) throws(FieldProblem) -> Value? {
    do {
      return try Value(utf8: text)
    } catch {
      switch error.reason {
      case .overflow, .tooManyDecimals: return nil
      case .empty, .notANumber, .negative, .divisionByZero: throw FieldProblem(error)
      }
    }
  }

  /// The digits of a number as they stand: a strike is shown, not calculated with.
  private func decimal(_ bytes: UnsafeRawBufferPointer) throws(FieldProblem) -> String {
    do {
      _ = try Price(utf8: bytes)
    } catch {
      switch error.reason {
      case .overflow, .tooManyDecimals: break
      case .empty, .notANumber, .negative, .divisionByZero: throw FieldProblem(error)
      }
    }
    return FieldText.text(bytes)
  }

  /// xs:boolean.
  private func bool(_ bytes: UnsafeRawBufferPointer) throws(FieldProblem) -> Bool {
    if bytes.elementsEqual("true".utf8) || bytes.elementsEqual("1".utf8) { return true }
    if bytes.elementsEqual("false".utf8) || bytes.elementsEqual("0".utf8) { return false }
    let text = FieldText.text(bytes)
    throw FieldProblem(.unknownCode, "\"\(text)\" is neither true nor false", value: text)
  }

  private func code<Meaning>(
    _ bytes: UnsafeRawBufferPointer, _ codes: KeyValuePairs<String, Meaning>
  ) throws(FieldProblem) -> Meaning {
    for (code, meaning) in codes where bytes.elementsEqual(code.utf8) { return meaning }
    let text = FieldText.text(bytes)
    let known = codes.map(\.key).joined(separator: ", ")
    throw FieldProblem(.unknownCode, "\"\(text)\" is none of \(known)", value: text)
  }

  private mutating func note(
    _ part: FIRDSPart, _ work: (inout FIRDSRecord) throws(FieldProblem) -> Void
  ) {
    do {
      try work(&self)
    } catch {
      if problem == nil {
        problem = error
        problem?.field = part.field
      }
    }
  }
}
