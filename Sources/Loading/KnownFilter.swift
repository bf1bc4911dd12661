import Collateral
import Feeds
import Registry

/// Keeps of a register only what the registry refers to already: a large file then costs a pass and no database.
final class KnownFilter {
  private var entities: Set<LEI>
  private let instruments: Set<String>
  /// Who stands above whom, of the relationships of a file.
  private var above: [LEI: [LEI]] = [:]
  private var isClosed = false

  /// - Parameter registry: path of the registry; where there is none, nothing is known.
  init(registry: String, feed: FeedName) throws(RegistryError) {
    let known = try KnownSubjects.read(registry, instruments: feed == .gleifISINs)
    entities = known.entities
    instruments = known.instruments
  }

  /// Whether a record is wanted, as far as that can be told while the file is read.
  func keeps(_ record: FeedRecord) -> Bool {
    switch record {
    case .entity(let record), .parentException(let record, _): return entities.contains(record.lei)
    case .withdrawnEntity(let lei, _): return entities.contains(lei)
    case .instrument(let record): return instruments.contains(record.id)
    case .relationship(let record):
      // Who is wanted because a child of his is, is known only in the end.
      if record.holds && record.kind != .other {
        above[record.child, default: []].append(record.parent)
      }
      return true
    default: return true
    }
  }

  /// Whether an entity is wanted, after the whole file: known, or above one that is.
  func keeps(_ lei: LEI) -> Bool {
    if !isClosed {
      var next = Array(entities)
      while let child = next.popLast() {
        for parent in above[child] ?? [] where entities.insert(parent).inserted {
          next.append(parent)
        }
      }
      above = [:]
      isClosed = true
    }
    return entities.contains(lei)
  }
}
