import ReferenceData
import Schedules

/// A few regimes that nobody made, with compositions of them: everything that a schedule can say, close together.
enum InventedLaw {
  /// The law as the program reads it, with the mappings that are shipped.
  static let law = Result { try read(texts) }

  /// The same with limits.
  static let lawWithLimits = Result {
    var texts = Self.texts
    for (regime, text) in limits { texts["schedules/\(regime)/limits.yaml"] = text }
    return try read(texts)
  }

  private static func read(_ texts: [String: String]) throws -> Law {
    let shipped = try ScheduleFixtures.law.get()
    return Law(
      files: texts.map { ScheduleFile(path: $0.key, text: $0.value) },
      sources: ScheduleFile(path: "sources.yaml", text: sources),
      mappings: Array(shipped.mappings.values), domesticCurrencies: shipped.domesticCurrencies)
  }

  /// The same as raw text.
  static let slowLaw = Result { () throws -> SlowLaw in
    var law = try SlowLaw(files: texts)
    let shipped = try ScheduleFixtures.slowLaw.get()
    law.mappings = shipped.mappings
    law.domesticCurrencies = shipped.domesticCurrencies
    return law
  }

  private static let texts: [String: String] = {
    var texts: [String: String] = [:]
    for (regime, topics) in [("alpha", alpha), ("beta", beta), ("gamma", gamma)] {
      for (number, text) in topics.enumerated() {
        texts["schedules/\(regime)/\(number).yaml"] = text
      }
    }
    for (name, text) in compositions { texts["schedules/harmonized/\(name).yaml"] = text }
    return texts
  }()

  private static let sources = """
    invented:
      title: An act that nobody made
      reference: none
      href: https://example.org/act
      consulted: "2026-11-22"
      copy: none
    """
}
