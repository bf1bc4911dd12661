import Margin

/// Profit and loss over the grid as a drawing: a thin line a leg, a thicker one a silo, the thickest together. Whole numbers
/// throughout, so that the same account is the same picture.
enum MarginPlot {
  private static let width = 720
  private static let height = 320
  private static let margin = 60
  /// More lines than that cannot be told apart.
  private static let mostLegs = 16
  private static let colors = ["#5b8db8", "#c07c41", "#6aa06a", "#9a6fb0", "#b8635b", "#7c7c7c"]

  /// A document of charts below each other.
  static func document(_ charts: [String]) -> String {
    let total = charts.count * height
    var text =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(total)\" "
      + "viewBox=\"0 0 \(width) \(total)\" font-family=\"sans-serif\" font-size=\"11\">\n"
    for (index, chart) in charts.enumerated() {
      text += "<g transform=\"translate(0,\(index * height))\">\n\(chart)</g>\n"
    }
    return text + "</svg>\n"
  }

  /// The chart of an account.
  static func chart(_ title: String, _ all: [MarginBook.GridRow]) -> String {
    let legs = all.count { $0.kind == .position }
    let rows = legs > mostLegs ? all.filter { $0.kind != .position } : all
    let title = legs > mostLegs ? "\(title) (\(legs) positions, not drawn one by one)" : title
    let all = rows.flatMap(\.gains.points) + [.zero]
    let low = all.min() ?? .zero
    let span = max((all.max() ?? .zero) - low, MarginSum(units: 1))
    func y(_ sum: MarginSum) -> Int128 {
      Int128(height - margin) - (sum - low).units * Int128(height - 2 * margin) / span.units
    }
    func x(_ index: Int, _ count: Int) -> Int {
      // The price as it is lies between the fifth and the sixth point.
      let place = index < count / 2 ? index : index + 1
      return margin + place * (width - 3 * margin) / count
    }
    var text = "<text x=\"\(margin)\" y=\"24\" font-size=\"14\">\(escaped(title))</text>\n"
    text +=
      "<line x1=\"\(margin)\" x2=\"\(width - 2 * margin)\" y1=\"\(y(.zero))\" y2=\"\(y(.zero))\" stroke=\"#999\"/>\n"
    for (number, row) in rows.enumerated() {
      let points = row.gains.points.enumerated().map { index, gain in
        "\(x(index, row.gains.points.count)),\(y(gain))"
      }
      let color = row.kind == .together ? "#111" : colors[number % colors.count]
      let stroke =
        switch row.kind {
        case .position: 1
        case .silo: 2
        case .together: 3
        }
      text +=
        "<polyline fill=\"none\" stroke=\"\(color)\" stroke-width=\"\(stroke)\" "
        + "points=\"\(points.joined(separator: " "))\"><title>\(escaped(row.title))</title></polyline>\n"
      text +=
        "<text x=\"\(width - 2 * margin + 6)\" y=\"\(margin + number * 13)\" fill=\"\(color)\">\(escaped(row.title))</text>\n"
    }
    return text
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
