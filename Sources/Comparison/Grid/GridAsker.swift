import Parallel
import Collateral
import Schedules
import Valuation

/// Puts the assets of grids to the engine, over all cores.
struct GridAsker: Sendable {
  private struct Chunk: Sendable {
    let question: Int
    /// Places in the order of sheets, as many as are put to the engine at once.
    let places: [GridPlace]
  }

  private static let chunkSize = 2048

  let law: Law
  let terms: AssumedAgreement

  /// The answers at every place of every sheet, for each question.
  func answers(_ questions: [GridQuestion]) throws(ValuationError) -> [GridAnswers] {
    var chunks: [Chunk] = []
    for (index, question) in questions.enumerated() {
      var places: [GridPlace] = []
      for (sheet, layout) in question.plan.sheets.enumerated() {
        // Settlement is the outermost axis: one invented asset serves both halves of a sheet.
        for place in 0..<layout.assets { places.append(GridPlace(sheet: sheet, place: place)) }
      }
      for start in stride(from: 0, to: places.count, by: Self.chunkSize) {
        let end = min(start + Self.chunkSize, places.count)
        chunks.append(Chunk(question: index, places: Array(places[start..<end])))
      }
    }
    let results = try chunks.parallelMap { chunk throws(ValuationError) in
      try ask(chunk.places, questions[chunk.question])
    }
    var answers = questions.map { question in
      GridAnswers(layouts: question.plan.sheets.map { Array(repeating: 0, count: $0.places) })
    }
    for (chunk, result) in zip(chunks, results) {
      let numbers = result.book.verdicts.map { answers[chunk.question].book.number($0) }
      for (place, halves) in zip(chunk.places, result.answers) {
        let assets = questions[chunk.question].plan.sheets[place.sheet].assets
        for (settlement, answer) in halves.enumerated() {
          answers[chunk.question].layouts[place.sheet][settlement * assets + place.place] =
            numbers[Int(answer)]
        }
      }
    }
    return answers
  }

  /// The answers for some assets, one for each settlement currency.
  private func ask(
    _ places: [GridPlace], _ question: GridQuestion
  ) throws(ValuationError) -> (book: GridAnswerBook, answers: [[UInt32]]) {
    var facts = GridFacts(question.plan)
    let keys = places.map { facts.add($0, key: "\($0.sheet)/\($0.place)") }
    let valuer = try Valuer(law: law, regimes: [question.regime], snapshot: facts.snapshot)
    var book = GridAnswerBook()
    var answers: [[UInt32]] = []
    for (place, key) in zip(places, keys) {
      let sheet = question.plan.sheets[place.sheet]
      var numbers: [UInt32] = []
      for settlement in 0..<sheet.count(.settlement) {
        let point = GridPoint(place.place + settlement * sheet.assets, counts: sheet.counts)
        let verdict = try valuer.verdict(
          instrument: key, under: agreement(sheet, point, facts, question),
          regime: question.regime)
        numbers.append(verdict.map { book.number($0) } ?? 0)
      }
      answers.append(numbers)
    }
    return (book, answers)
  }

  /// The paragraphs that decided at some places.
  func citations(
    _ places: [GridPlace], _ question: GridQuestion
  ) throws(ValuationError) -> [String] {
    var positions: [GridPlace: Int] = [:]
    var distinct: [GridPlace] = []
    for place in places where positions[place] == nil {
      positions[place] = distinct.count
      distinct.append(place)
    }
    let chunks = stride(from: 0, to: distinct.count, by: Self.chunkSize / 8).map {
      Array(distinct[$0..<min($0 + Self.chunkSize / 8, distinct.count)])
    }
    let texts = try chunks.parallelMap { chunk throws(ValuationError) in
      try cite(chunk, question)
    }.flatMap { $0 }
    return places.map { place in positions[place].map { texts[$0] } ?? "" }
  }

  private func cite(
    _ places: [GridPlace], _ question: GridQuestion
  ) throws(ValuationError) -> [String] {
    var facts = GridFacts(question.plan)
    let keys = places.map { facts.add($0, key: "\($0.sheet)/\($0.place)") }
    let valuer = try Valuer(law: law, regimes: [question.regime], snapshot: facts.snapshot)
    var citations: [String] = []
    for (place, key) in zip(places, keys) {
      let sheet = question.plan.sheets[place.sheet]
      let point = GridPoint(place.place, counts: sheet.counts)
      let answer = try valuer.explainedVerdict(
        instrument: key, under: agreement(sheet, point, facts, question), regime: question.regime)
      citations.append(answer.map { Self.citation($0.verdict, $0.basis) } ?? "")
    }
    return citations
  }

  private func agreement(
    _ sheet: GridPlan.Sheet, _ point: GridPoint, _ facts: GridFacts, _ question: GridQuestion
  ) -> Agreement {
    let (own, other) = question.plan.currencies(of: sheet, point)
    var terms = terms
    terms.settlementCurrency = point[.settlement] == 0 ? own : other
    var agreement = terms.agreement(for: own, regimes: [question.regime])
    agreement.pledgor = facts.pledgor
    return agreement
  }

  /// The paragraph of the question that decided: the haircut's for an eligible asset.
  private static func citation(_ verdict: Verdict, _ basis: VerdictBasis) -> String {
    let questions: [RegimeQuestion] =
      verdict.decision == .eligible
      ? [.haircuts, .eligibility] : [.exclusions, .eligibility, .haircuts]
    for question in questions {
      if let citation = basis.citations[question]?.last { return citation.text }
    }
    return ""
  }
}
