import Dispatch
import Synchronization

/// Hands items over to another thread, many at a time and in order, so that who makes them and who takes them work side
/// by side.
///
/// A few batches may wait; beyond that who makes them waits, so that memory stays bounded.
public final class Conveyor<Item: Sendable> {
  private static var depth: Int { 4 }

  private let line: Line
  private let batchSize: Int
  private var batch: [Item] = []

  /// What both sides know of.
  private final class Line: Sendable {
    struct State {
      var waiting: [[Item]] = []
      var isEnded = false
      var failure: (any Error)?
    }

    let state = Mutex(State())
    let filled = DispatchSemaphore(value: 0)
    let free = DispatchSemaphore(value: 0)
    let done = DispatchSemaphore(value: 0)
  }

  /// Begins to hand over.
  ///
  /// - Parameters:
  ///   - batchSize: items that are handed over at once.
  ///   - take: called with the items of a batch, on one thread of its own; its first error ends the work.
  public init(batchSize: Int, take: @escaping @Sendable ([Item]) throws -> Void) {
    self.batchSize = batchSize
    let line = Line()
    self.line = line
    for _ in 0..<Self.depth { line.free.signal() }
    batch.reserveCapacity(batchSize)
    DispatchQueue(label: "conveyor").async { Self.run(line, take) }
  }

  /// Hands an item over, now or with those that follow.
  ///
  /// - Throws: what taking an earlier item has thrown.
  public func send(_ item: Item) throws {
    batch.append(item)
    if batch.count == batchSize { try handOver() }
  }

  /// Waits until everything was taken.
  ///
  /// - Throws: what taking an item has thrown.
  public func finish() throws {
    if !batch.isEmpty { try handOver() }
    end()
    if let failure = line.state.withLock({ $0.failure }) { throw failure }
  }

  /// Ends the work where it stands, and waits for the other thread.
  public func end() {
    let isNew = line.state.withLock { state in
      defer { state.isEnded = true }
      return !state.isEnded
    }
    guard isNew else { return }
    line.filled.signal()
    line.done.wait()
  }

  private func handOver() throws {
    line.free.wait()
    let batch = batch
    self.batch.removeAll()
    self.batch.reserveCapacity(batchSize)
    let failure = line.state.withLock { state in
      if state.failure == nil { state.waiting.append(batch) }
      return state.failure
    }
    line.filled.signal()
    if let failure { throw failure }
  }

  private static func run(_ line: Line, _ take: ([Item]) throws -> Void) {
    defer { line.done.signal() }
    while true {
      line.filled.wait()
      let batch = line.state.withLock { state in
        state.waiting.isEmpty ? nil : state.waiting.removeFirst()
      }
      if let batch {
        do {
          try take(batch)
        } catch {
          line.state.withLock { state in
            state.failure = error
            state.waiting = []
          }
        }
        line.free.signal()
      } else if line.state.withLock({ $0.isEnded }) {
        return
      } else {
        // Of what is handed over after a failure nothing is left.
        line.free.signal()
      }
    }
  }

  deinit { precondition(line.state.withLock { $0.isEnded }, "a conveyor is finished or ended") }
}
