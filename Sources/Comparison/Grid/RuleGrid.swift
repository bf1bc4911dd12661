public import Collateral
import Money
public import Schedules
public import Valuation

/// Where regimes differ on the rules alone: every cell of their combined grid, answered by the engine for an invented
/// asset, with equal neighbors put together.
///
/// Every regime is asked about what its own rules tell apart; the combined grid looks its answers up.
public struct RuleGrid: Sendable {
  /// The regimes, in the order asked.
  public let regimes: [String]
  /// The cells, in order of class and then of issuer, step, currency and maturity.
  public let cells: [GridCell]

  /// What every answer supposes, in plain words.
  public static let assumptions = [
    "assets are posted by somebody unrelated, listed, priced at 100, senior and issued on the day",
    "a step is recorded as such; with it investment grade and minimal credit risk (steps 1 to 3), and a sovereign's"
      + " risk weight: step 1 is 0, 2 is 20, 3 is 50, 4 and 5 are 100, 6 is 150",
    "other judgments of yes or no are favorable; figures that a desk records (of a clearing organization, a firm, the"
      + " Eurosystem) are not recorded, and what needs them is undetermined",
    "a fund holds US Treasury securities with six months to run, in dollars; a token is of a US Treasury security or of"
      + " a money-market fund",
  ]

  /// Compares regimes and compositions on a day.
  ///
  /// - Parameters:
  ///   - terms: what the agreement is supposed to say; its settlement currency is an axis of the grid and does not
  ///     count.
  ///   - includingSame: whether cells on which all agree are wanted too.
  public init(
    law: Law, regimes: [String], on day: CalendarDate, terms: AssumedAgreement,
    includingSame: Bool = false
  ) throws(ValuationError) {
    self.regimes = regimes
    let words = RuleWords(law, regimes: regimes, on: day)
    let plan = GridPlan(words, universe: words, law, on: day)
    let questions = regimes.map { regime in
      GridQuestion(
        regime: regime,
        plan: GridPlan(RuleWords(law, regimes: [regime], on: day), universe: words, law, on: day))
    }
    let asker = GridAsker(law: law, terms: terms)
    let answers = try asker.answers(questions)
    let translations = questions.map { GridTranslation(from: plan, to: $0.plan) }
    var combinations = GridCombinations()
    let layouts = plan.sheets.indices.map { sheet in
      combinations.numbers(
        sheet, of: plan, translations, answers.map { $0.layouts[sheet] })
    }
    let gaps = combinations.parts.map { numbers in
      InstrumentGap(
        instrument: "", assetClass: "",
        verdicts: zip(answers, numbers).map { $0.book.verdicts[Int($1)] })
    }
    var found: [(sheet: Int, box: GridBox, point: GridPoint)] = []
    for (sheet, layout) in layouts.enumerated() {
      let counts = plan.sheets[sheet].counts
      let boxes = GridBox.boxes(layout, counts: counts) { answer in
        includingSame || gaps[Int(answer)].status != .same
      }
      for box in boxes {
        found.append((sheet, box, GridPoint(box.firstPlace(counts: counts), counts: counts)))
      }
    }
    var citations: [[String]] = []
    for (question, translation) in zip(questions, translations) {
      let places = found.map {
        GridPlace(sheet: $0.sheet, place: translation.place($0.point, sheet: $0.sheet))
      }
      citations.append(try asker.citations(places, question))
    }
    cells = found.enumerated().map { index, found in
      GridNames(plan, plan.sheets[found.sheet], found.box).cell(
        found.point, gap: gaps[Int(found.box.answer)], citations: citations.map { $0[index] })
    }
  }
}
