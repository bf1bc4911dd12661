import Collateral
import Reading

/// The paths of all parts of one kind of FIRDS file, and the part at each of their nodes.
struct FIRDSTable {
  let paths: XMLPaths
  let parts: [FIRDSPart?]
  /// What an element that holds a record says of it, by node.
  let statuses: [Int: ReportStatus]

  static func of(_ report: FIRDSReport) -> FIRDSTable {
    switch report {
    case .full: full
    case .delta: delta
    case .cancellations: cancellations
    }
  }

  private static let full = FIRDSTable(.full)
  private static let delta = FIRDSTable(.delta)
  private static let cancellations = FIRDSTable(.cancellations)

  private init(_ report: FIRDSReport) {
    var paths = XMLPaths()
    var parts: [Int: FIRDSPart] = [:]
    var statuses: [Int: ReportStatus] = [:]
    for part in FIRDSPart.envelope { parts[part.node(report.path, &paths)] = part }
    for record in report.records {
      let path = "\(report.path)/\(record.path)"
      for part in FIRDSPart.allCases where !FIRDSPart.envelope.contains(part) {
        parts[part.node(path, &paths)] = part
      }
      let node = paths.element(path)
      parts[node] = .record
      statuses[node] = record.status
    }
    let last = parts.keys.max() ?? 0
    self.paths = paths
    self.parts = (0...last).map { parts[$0] }
    self.statuses = statuses
  }
}
