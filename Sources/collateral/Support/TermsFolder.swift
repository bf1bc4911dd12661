import Collateral
import Foundation
import Loading
import Schedules
import Valuation

/// A folder with the terms of agreements: a file `NAME.yaml` for each.
struct TermsFolder {
  let path: String

  /// Reads the terms that the agreements of a desk name; nothing is valued while some of them are wrong.
  ///
  /// - Parameter regimes: stand in for the agreements' own, where given.
  func terms(
    of desk: DeskBook, _ law: Law, _ regimes: [String]?
  ) throws(CommandFailure) -> AgreementTerms {
    let named = desk.agreementLines.compactMap { name, line in
      desk.agreements[name].flatMap { agreement in agreement.terms.map { ($0, agreement, line) } }
    }
    if named.isEmpty { return AgreementTerms() }
    var files: [String: ScheduleFile] = [:]
    for (name, agreement, line) in named where files[name] == nil {
      files[name] = try file(name, "\(desk.agreementsPath):\(line): agreement \(agreement.id)")
    }
    let terms = AgreementTerms(files: Array(files.values), law: law)
    let problems =
      terms.problems.isEmpty ? ExampleRunner.failures(of: terms, law: law) : terms.problems
    if !problems.isEmpty {
      let text = problems.map(\.description).joined(separator: "\n")
      throw CommandFailure(
        .refused, "\(text)\nnothing is valued while terms of an agreement are wrong")
    }
    for (name, agreement, line) in named {
      guard let own = terms.terms[name]?.schedule.limits.count else { continue }
      for regime in regimes ?? agreement.regimes {
        let count = law.limitCount(of: regime) + own
        guard count > Law.limitCapacity else { continue }
        throw CommandFailure(
          .refused,
          """
          \(desk.agreementsPath):\(line): agreement \(agreement.id): \(count) limits of \(regime) and of its terms \
          \(name) together; no more than \(Law.limitCapacity) can be held
            put together what can be said in one
          """)
      }
    }
    return terms
  }

  private func file(_ name: String, _ place: String) throws(CommandFailure) -> ScheduleFile {
    let file = "\(path)/\(name).yaml"
    // A name is no path: what it leads to lies in the folder.
    guard !name.contains("/"), let data = FileManager.default.contents(atPath: file) else {
      throw CommandFailure(
        .refused,
        "\(place): there are no terms `\(name)`: no file \(file)\n  write it, or name the folder with --terms"
      )
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw CommandFailure(.refused, "\(file):1: not UTF-8 text\n  save it as UTF-8")
    }
    return ScheduleFile(path: file, text: text)
  }
}
