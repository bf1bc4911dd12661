import Glibc
import Synchronization

/// Threads that share pieces of work, the calling thread among them.
///
/// Work inside of work gets threads of its own. `concurrentPerform` does the inner one on a single thread, so that one
/// of two things at once never uses the core that the other has left.
enum Crew {
  private final class Work: Sendable {
    private let next = Atomic(0)
    private let count: Int
    private let body: @Sendable (Int) -> Void

    init(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
      self.count = count
      self.body = body
    }

    /// Does one piece after the other until none is left.
    func run() {
      while true {
        let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard piece < count else { return }
        body(piece)
      }
    }
  }

  /// Does pieces 0 to `count` - 1, each once, and returns when all are done.
  static func perform(_ count: Int, _ body: @Sendable (Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      let work = Work(count, body)
      let helpers = (1..<max(1, min(count, ProcessorCount.available))).compactMap { _ in
        start(work)
      }
      work.run()
      for helper in helpers { pthread_join(helper, nil) }
    }
  }

  /// A thread that works too; nil where the system gives none, and those that there are do it all.
  private static func start(_ work: Work) -> pthread_t? {
    let passed = Unmanaged.passRetained(work)
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { passed in
        guard let passed else { return nil }
        Unmanaged<Work>.fromOpaque(passed).takeRetainedValue().run()
        return nil
      }, passed.toOpaque())
    if failure == 0 { return thread }
    passed.release()
    return nil
  }
}
