import Collateral

/// The three kinds of FIRDS files (ISO 20022 auth.017, auth.036 and auth.102): what tells them apart.
///
/// The layout of cancellations is that of the published message type; no published file of it was seen.
enum FIRDSReport: CaseIterable {
  case full, delta, cancellations

  /// The report that a feed reads.
  init?(_ feed: FeedName) {
    guard let report = Self.allCases.first(where: { $0.feed == feed }) else { return nil }
    self = report
  }

  /// The report whose messages have a namespace.
  init?(namespace: String) {
    guard let report = Self.allCases.first(where: { $0.isMessage(namespace) }) else { return nil }
    self = report
  }

  var feed: FeedName {
    switch self {
    case .full: .firdsFull
    case .delta: .firdsDelta
    case .cancellations: .firdsCancellations
    }
  }

  /// What such a file is called.
  var title: String {
    switch self {
    case .full: "FIRDS full file"
    case .delta: "FIRDS delta file"
    case .cancellations: "FIRDS cancellation file"
    }
  }

  /// The message without its version.
  var message: String {
    switch self {
    case .full: "auth.017"
    case .delta: "auth.036"
    case .cancellations: "auth.102"
    }
  }

  /// Where to get one.
  var remedy: String {
    let file =
      switch self {
      case .full: "full file (FULINS)"
      case .delta: "delta file (DLTINS)"
      case .cancellations: "cancellation file (FULCAN)"
      }
    return "fetch the \(file) from ESMA or the FCA again, and load it as it is"
  }

  /// Whether a namespace is that of the message, in any version, drafts included.
  func isMessage(_ namespace: String) -> Bool {
    guard let version = FIRDSMessage.version(ofNamespace: namespace) else { return false }
    return version.hasPrefix(message + ".") || version.hasPrefix("DRAFT13" + message + ".")
  }

  /// The path of the report element.
  var path: String {
    let name =
      switch self {
      case .full: "FinInstrmRptgRefDataRpt"
      case .delta: "FinInstrmRptgRefDataDltaRpt"
      case .cancellations: "FinInstrmRptgCxlRpt"
      }
    return "BizData/Pyld/Document/\(name)"
  }

  /// The elements that hold one record each, with what they say of it.
  var records: [(path: String, status: ReportStatus?)] {
    switch self {
    case .full: [("RefData", nil)]
    case .delta:
      [
        ("FinInstrm/NewRcrd", nil), ("FinInstrm/ModfdRcrd", nil),
        ("FinInstrm/TermntdRcrd", .ended), ("FinInstrm/CancRcrd", .cancelled),
      ]
    case .cancellations: [("CxlData", .cancelled)]
    }
  }
}
