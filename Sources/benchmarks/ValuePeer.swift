import Foundation

/// What a desk would write in an afternoon: dictionaries, integers, one haircut table. It does less than the program:
/// no groups, no rules, no reasons, no history.
enum ValuePeer {
  private static let script = """
    import csv, sys
    folder = sys.argv[1]
    def rows(name):
        return csv.DictReader(open(f"{folder}/{name}.csv", newline=""))
    step = {"AAA": 1, "AA": 1, "A+": 2, "BBB": 3, "BBB-": 3, "BB": 4}
    rating = {r["subject"]: step[r["rating"]] for r in rows("ratings")}
    fx = {"EUR": 1_0000, "USD": 1_1172, "GBP": 8338}
    price = {r["id"]: (int(r["price"].replace(".", "")), r["currency"]) for r in rows("prices")}
    table = {(1, 0): 5, (1, 1): 20, (1, 2): 40, (2, 0): 10, (2, 1): 30, (2, 2): 60}
    def haircut(r):
        if r["asset_class"] == "equity":
            return 150
        s = rating.get(r["issuer"], 9)
        if s > 3:
            return None
        m = r["maturity_date"]
        band = 0 if m <= "2027-11-20" else 1 if m <= "2031-11-20" else 2
        h = table[(min(s, 2), band)]
        return h if r["asset_class"] == "sovereign-debt" else h * 2
    instrument = {r["id"]: (haircut(r), r["asset_class"] != "equity") for r in rows("instruments")}
    base = {r["agreement"]: r["base_currency"] for r in rows("agreements")}
    total = {}
    for r in rows("pledges"):
        h, per100 = instrument[r["instrument"]]
        p, currency = price[r["instrument"]]
        if h is None:
            continue
        b = base[r["agreement"]]
        if currency != "EUR":
            h += 80
        value = int(r["quantity"]) * p * fx[b] * (1000 - h) // (fx[currency] * (100 if per100 else 1) * 10000)
        total[r["agreement"]] = total.get(r["agreement"], 0) + value
    print(len(total))
    """

  /// A row of measurements; nil where there is no Python.
  static func run(_ folder: URL, pledges: Int) throws -> String? {
    let path = folder.appendingPathComponent("peer.py").path
    try script.write(toFile: path, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", path, folder.path]
    process.standardOutput = FileHandle.nullDevice
    var measurement = Measurement(
      name: "python peer", records: pledges,
      bytes: try Measurement.size(folder.appendingPathComponent("pledges.csv").path),
      children: true)
    try process.run()
    process.waitUntilExit()
    measurement.stop()
    return process.terminationStatus == 0 ? measurement.description : nil
  }
}
