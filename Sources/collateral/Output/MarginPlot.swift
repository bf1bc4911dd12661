import Margin

/// Profit and loss over the grid as a drawing: a thin line a leg, a thicker one a silo, the thickest together. Whole numbers
/// throughout, so that the same account is the same picture.
enum MarginPlot {
  private static let width = 720
  private static let height = 320
  private static let margin = 60
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
  static func chart(_ title: String, _ rows: [(series: String, gains: [MarginSum])]) -> String {
    let all = rows.flatMap(\.gains) + [.zero]
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
      let isTotal = number == rows.count - 1
      let isSilo = row.series.hasPrefix("all under ")
      let points = row.gains.enumerated().map { index, gain in
        "\(x(index, row.gains.count)),\(y(gain))"
      }
      let color = isTotal ? "#111" : colors[number % colors.count]
      text +=
        "<polyline fill=\"none\" stroke=\"\(color)\" stroke-width=\"\(isTotal ? 3 : isSilo ? 2 : 1)\" "
        + "points=\"\(points.joined(separator: " "))\"><title>\(escaped(row.series))</title></polyline>\n"
      text +=
        "<text x=\"\(width - 2 * margin + 6)\" y=\"\(margin + number * 13)\" fill=\"\(color)\">\(escaped(row.series))</text>\n"
    }
    return text
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
