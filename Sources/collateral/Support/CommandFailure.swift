import Loading
import Reading
import Registry
import Schedules
import Valuation

/// Why a command failed: a message for a person and a status for a script.
struct CommandFailure: Error {
  let status: ExitStatus
  let message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }

  init(_ error: ReadingError) {
    let status: ExitStatus =
      switch error.kind {
      case .notFound, .cannotRead: .unreadable
      case .refused: .refused
      case .io: .io
      }
    self.init(status, error.description)
  }

  init(_ error: RegistryError) {
    let status: ExitStatus =
      switch error.kind {
      case .missing, .busy: .unavailable
      case .refused: .refused
      case .io: .io
      case .defect: .defect
      }
    self.init(status, error.description)
  }

  init(_ error: LoadError) {
    let status: ExitStatus =
      switch error.kind {
      case .unreadable: .unreadable
      case .refused: .refused
      case .unavailable: .unavailable
      case .io: .io
      case .defect: .defect
      }
    self.init(status, error.description)
  }

  init(_ error: ValuationError) {
    self.init(.refused, error.description)
  }

  init(_ problems: [ScheduleProblem]) {
    self.init(
      .refused,
      problems.map(\.description).joined(separator: "\n")
        + "\nnothing is valued while a schedule is wrong; `collateral regimes check` checks them all"
    )
  }

  /// Runs what may throw any of these errors.
  static func wrapping<Value>(_ body: () throws -> Value) throws(CommandFailure) -> Value {
    do {
      return try body()
    } catch let failure as CommandFailure {
      throw failure
    } catch let error as ReadingError {
      throw CommandFailure(error)
    } catch let error as RegistryError {
      throw CommandFailure(error)
    } catch let error as LoadError {
      throw CommandFailure(error)
    } catch let error as ValuationError {
      throw CommandFailure(error)
    } catch {
      throw CommandFailure(.defect, "\(error)")
    }
  }
}
