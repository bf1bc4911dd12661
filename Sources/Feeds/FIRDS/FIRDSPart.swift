import Reading

/// The elements of a FIRDS file that are read, each with its path (ISO 20022 auth.017; the record layout is that of
/// ESMA's reporting instructions for FIRDS reference data).
enum FIRDSPart: CaseIterable {
  case bizData, appHdr, document, reportHeader, record
  case bizMsgIdr, msgDefIdr, authority, reportingDate

  case isin, fullName, shortName, cfi, currency, isCommodityDerivative, issuer
  case mic, issuerRequested, admissionApproved, admissionRequested, firstTrade, termination

  case debt, issueSize, maturity, nominalPerUnit, fixed, floating
  case indexISIN, indexCode, indexName, termUnit, termValue, spread, seniority

  case expiry, multiplier, optionType, exerciseStyle, deliveryType
  case underlyingISIN, underlyingLEI, underlyingIndexISIN, underlyingIndexCode, underlyingIndexName
  case basketISIN, basketLEI
  case strikeAmount, strikeSign, strikePercent, strikeYield, strikeBasisPoints, strikePending

  case relevantAuthority, relevantVenue, publishedFrom, publishedFromClosed

  /// The parts outside records.
  static let envelope: [FIRDSPart] = [
    .bizData, .appHdr, .document, .reportHeader, .bizMsgIdr, .msgDefIdr, .authority, .reportingDate,
  ]

  /// The path from the document element.
  ///
  /// - Parameter base: path of the report, or of the record for the parts of one.
  private func path(_ base: String) -> String {
    switch self {
    case .bizData: "BizData"
    case .appHdr: "BizData/Hdr/AppHdr"
    case .bizMsgIdr: "BizData/Hdr/AppHdr/BizMsgIdr"
    case .msgDefIdr: "BizData/Hdr/AppHdr/MsgDefIdr"
    case .document: "BizData/Pyld/Document"
    case .reportHeader: base + "/RptHdr"
    case .authority: base + "/RptHdr/RptgNtty/NtlCmptntAuthrty"
    case .reportingDate: base + "/RptHdr/RptgPrd/Dt"
    case .record: base
    default: base + "/" + field
    }
  }

  /// Asks for the part among some paths.
  func node(_ base: String, _ paths: inout XMLPaths) -> Int {
    switch self {
    case .bizData, .appHdr, .document: paths.element(path(base), namespace: .reported)
    case .reportHeader, .record, .debt, .floating: paths.element(path(base))
    case .issueSize, .strikeAmount: paths.text(path(base), attributes: true)
    default: paths.text(path(base))
    }
  }

  /// The path inside a record; it is also how a reject names the field.
  var field: String {
    switch self {
    case .bizData, .appHdr, .document, .reportHeader, .record, .bizMsgIdr, .msgDefIdr, .authority,
      .reportingDate:
      ""
    case .isin: "FinInstrmGnlAttrbts/Id"
    case .fullName: "FinInstrmGnlAttrbts/FullNm"
    case .shortName: "FinInstrmGnlAttrbts/ShrtNm"
    case .cfi: "FinInstrmGnlAttrbts/ClssfctnTp"
    case .currency: "FinInstrmGnlAttrbts/NtnlCcy"
    case .isCommodityDerivative: "FinInstrmGnlAttrbts/CmmdtyDerivInd"
    case .issuer: "Issr"
    case .mic: "TradgVnRltdAttrbts/Id"
    case .issuerRequested: "TradgVnRltdAttrbts/IssrReq"
    case .admissionApproved: "TradgVnRltdAttrbts/AdmssnApprvlDtByIssr"
    case .admissionRequested: "TradgVnRltdAttrbts/ReqForAdmssnDt"
    case .firstTrade: "TradgVnRltdAttrbts/FrstTradDt"
    case .termination: "TradgVnRltdAttrbts/TermntnDt"
    case .debt: "DebtInstrmAttrbts"
    case .issueSize: "DebtInstrmAttrbts/TtlIssdNmnlAmt"
    case .maturity: "DebtInstrmAttrbts/MtrtyDt"
    case .nominalPerUnit: "DebtInstrmAttrbts/NmnlValPerUnit"
    case .fixed: Self.rate + "/Fxd"
    case .floating: Self.rate + "/Fltg"
    case .indexISIN: Self.rate + "/Fltg/RefRate/ISIN"
    case .indexCode: Self.rate + "/Fltg/RefRate/Indx"
    case .indexName: Self.rate + "/Fltg/RefRate/Nm"
    case .termUnit: Self.rate + "/Fltg/Term/Unit"
    case .termValue: Self.rate + "/Fltg/Term/Val"
    case .spread: Self.rate + "/Fltg/BsisPtSprd"
    case .seniority: "DebtInstrmAttrbts/DebtSnrty"
    case .expiry: "DerivInstrmAttrbts/XpryDt"
    case .multiplier: "DerivInstrmAttrbts/PricMltplr"
    case .optionType: "DerivInstrmAttrbts/OptnTp"
    case .exerciseStyle: "DerivInstrmAttrbts/OptnExrcStyle"
    case .deliveryType: "DerivInstrmAttrbts/DlvryTp"
    case .underlyingISIN: Self.underlying + "/Sngl/ISIN"
    case .underlyingLEI: Self.underlying + "/Sngl/LEI"
    case .underlyingIndexISIN: Self.underlying + "/Sngl/Indx/ISIN"
    case .underlyingIndexCode: Self.underlying + "/Sngl/Indx/Nm/RefRate/Indx"
    case .underlyingIndexName: Self.underlying + "/Sngl/Indx/Nm/RefRate/Nm"
    case .basketISIN: Self.underlying + "/Bskt/ISIN"
    case .basketLEI: Self.underlying + "/Bskt/LEI"
    case .strikeAmount: Self.strike + "/Pric/MntryVal/Amt"
    case .strikeSign: Self.strike + "/Pric/MntryVal/Sgn"
    case .strikePercent: Self.strike + "/Pric/Pctg"
    case .strikeYield: Self.strike + "/Pric/Yld"
    case .strikeBasisPoints: Self.strike + "/Pric/BsisPts"
    case .strikePending: Self.strike + "/NoPric/Pdg"
    case .relevantAuthority: "TechAttrbts/RlvntCmptntAuthrty"
    case .relevantVenue: "TechAttrbts/RlvntTradgVn"
    case .publishedFrom: "TechAttrbts/PblctnPrd/FrDt"
    case .publishedFromClosed: "TechAttrbts/PblctnPrd/FrDtToDt/FrDt"
    }
  }

  private static let rate = "DebtInstrmAttrbts/IntrstRate"
  private static let underlying = "DerivInstrmAttrbts/UndrlygInstrm"
  private static let strike = "DerivInstrmAttrbts/StrkPric"
}
