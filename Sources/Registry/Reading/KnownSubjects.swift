package import Collateral
import GRDB

/// Whom and what a registry refers to.
package struct KnownSubjects {
  /// Issuers, guarantors, parties, subjects of ratings and assessments, the desk's entities, and who stands above them.
  package var entities: Set<LEI> = []
  /// Keys of instruments.
  package var instruments: Set<String> = []

  /// Reads a registry; one that does not exist refers to nobody.
  package static func read(
    _ path: String, instruments: Bool
  ) throws(RegistryError) -> KnownSubjects {
    var known = KnownSubjects()
    guard case .registry = try RegistryFile.inspect(path) else { return known }
    let queue = try RegistryFile.openForReading(path)
    do {
      try queue.inDatabase { database in
        let connection = try SQLConnection(database, path: path)
        try known.readEntities(connection)
        if instruments {
          let query = try connection.prepare("SELECT DISTINCT id FROM instrument")
          while try query.step() { known.instruments.insert(query.text(0)) }
        }
      }
    } catch {
      throw RegistryError.wrapping(error, path: path)
    }
    return known
  }

  private mutating func readEntities(_ connection: SQLConnection) throws(RegistryError) {
    let isDesk = try connection.has("source", in: .entity) ? " WHERE source = 'desk'" : ""
    let links = ["parent", "ultimateParent", "branchOf", "successor", "manager"]
    var parts = [
      "SELECT issuer FROM instrument", "SELECT pledgor FROM agreement",
      "SELECT securedParty FROM agreement", "SELECT lei FROM entity\(isDesk)",
      "SELECT subject FROM rating WHERE subjectType = 'issuer'",
      "SELECT subject FROM assessment WHERE subjectType = 'issuer'",
    ]
    for (table, columns) in [
      (FactTable.instrument, ["guarantor"]), (.entity, links), (.pledge, ["custodian"]),
    ] {
      for column in columns where try connection.has(column, in: table) {
        parts.append("SELECT \(column) FROM \(table.name)")
      }
    }
    let query = try connection.prepare(parts.joined(separator: " UNION "))
    while try query.step() {
      if let lei = try? LEI(utf8: query.bytes(0)) { entities.insert(lei) }
    }
  }
}
