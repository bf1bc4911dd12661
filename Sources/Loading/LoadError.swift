import Reading
import Registry

/// Why a file was not loaded. The registry is as it was before.
public struct LoadError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of failure it is; each has its exit status in the command-line contract.
  public enum Kind: String, Sendable, Hashable {
    /// The file cannot be read (status 66).
    case unreadable
    /// The file, or the registry, is not what it should be (status 65).
    case refused
    /// The registry is busy or missing (status 69).
    case unavailable
    /// Input or output failed (status 74).
    case io
    /// A defect of this program (status 70).
    case defect
  }

  /// What kind of failure it is.
  public var kind: Kind
  /// `file:line: what is wrong`, the excerpt, and what to do about it.
  public var description: String

  init(kind: Kind, description: String) {
    self.kind = kind
    self.description = description
  }

  /// A failure of reading.
  init(_ error: ReadingError) {
    let kind: Kind =
      switch error.kind {
      case .notFound, .cannotRead: .unreadable
      case .refused: .refused
      case .io: .io
      }
    self.init(kind: kind, description: error.description)
  }

  /// A failure of the registry.
  init(_ error: RegistryError) {
    let kind: Kind =
      switch error.kind {
      case .missing, .busy: .unavailable
      case .refused: .refused
      case .io: .io
      case .defect: .defect
      }
    self.init(kind: kind, description: error.description)
  }

  /// Any error that comes out of a load.
  init(wrapping error: any Error) {
    switch error {
    case let error as LoadError: self = error
    case let error as ReadingError: self.init(error)
    case let error as RegistryError: self.init(error)
    default: self.init(kind: .defect, description: "\(error)")
    }
  }
}
