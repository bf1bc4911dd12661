import Collateral
import Money
import Schedules

/// Figures of a schedule as text, cell by cell.
enum FigureText {
  /// The cells of a block of haircuts, named as rows of output name them: step and band.
  static func cells(_ values: HaircutValues) -> [(cell: String, value: String)] {
    switch values.figures {
    case .byBand(let figures): return line(figures, values.bands, step: nil)
    case .byStep(let lines):
      return lines.flatMap { line($0.figures, values.bands, step: $0.steps.description) }
    case .lookThrough(let rule):
      var words = ["weighted average of the portfolio"]
      if rule.requiresAllEligible { words.append("all eligible") }
      if !rule.points.isEmpty { words.append("on \(rule.points.joined(separator: " "))") }
      if rule.requiresSameCurrency { words.append("in the unit's currency") }
      return [("look through", words.joined(separator: ", "))]
    case .assessed(let measure, let floor):
      return [
        ("assessed", measure.rawValue + (floor.map { ", at least \($0)" } ?? ""))
      ]
    case .follow(let regime): return [("follow", regime)]
    }
  }

  /// A bound of a limit.
  static func text(_ bound: ConcentrationLimit.Bound) -> String {
    switch bound {
    case .percent(let percent): "\(percent) %"
    case .amount(let amount): "\(amount) \(amount.currency)"
    case .units(let units): "\(units) units"
    }
  }

  /// A size of a position.
  static func text(_ size: ConcentrationLimit.Size) -> String {
    switch size {
    case .amount(let amount): "\(amount) \(amount.currency)"
    case .units(let units): "\(units) units"
    case .percent(let percent, let reference): "\(percent) % of \(reference.rawValue)"
    }
  }

  /// What is taken of the excess.
  static func text(_ surcharge: ConcentrationLimit.Surcharge) -> String {
    switch surcharge {
    case .percent(let percent): "\(percent) % of the excess"
    case .ofHaircut(let percent): "\(percent) % of the haircut on the excess"
    }
  }

  private static func line(
    _ figures: [HaircutFigure], _ bands: [MaturityBand], step: String?
  ) -> [(cell: String, value: String)] {
    figures.enumerated().map { index, figure in
      let words = [step, index < bands.count ? bands[index].description : nil].compactMap(\.self)
      return (words.isEmpty ? "percent" : words.joined(separator: "/"), text(figure))
    }
  }

  private static func text(_ figure: HaircutFigure) -> String {
    switch figure {
    case .percent(let percent): percent.description
    case .notApplicable: "none"
    case .unknown: "unknown"
    }
  }
}
