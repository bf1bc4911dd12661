import Foundation

/// A program run to its end, with what the system says it took.
struct ChildProcess {
  /// Wall seconds.
  let wall: Double
  /// User and system seconds.
  let processor: Double
  /// Largest resident memory, in mebibytes.
  let peakMebibytes: Int
  /// Exit status; below zero where a signal ended it.
  let status: Int32

  /// Runs a program; its output goes nowhere, or into a file.
  ///
  /// - Returns: nil where it cannot be started.
  static func run(_ arguments: [String], output: String = "/dev/null") -> ChildProcess? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    let started = ContinuousClock.now
    var process = pid_t()
    guard posix_spawnp(&process, arguments[0], &actions, nil, words, environ) == 0 else {
      return nil
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0 && errno == EINTR {}
    let elapsed = ContinuousClock.now - started
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return ChildProcess(
      wall: Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18,
      processor: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      peakMebibytes: usage.ru_maxrss / 1024,
      status: status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F))
  }
}
