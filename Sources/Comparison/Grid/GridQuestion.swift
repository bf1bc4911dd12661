import Valuation

/// What one regime is asked about: the grid of what its own rules tell apart.
struct GridQuestion: Sendable {
  let regime: String
  let plan: GridPlan
}

/// A place on one sheet of a grid.
struct GridPlace: Sendable, Hashable {
  let sheet: Int
  let place: Int
}

/// A regime's answers: the number of one at every place of every sheet.
struct GridAnswers: Sendable {
  var book = GridAnswerBook()
  var layouts: [[UInt32]]
}
