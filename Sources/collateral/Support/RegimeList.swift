import ArgumentParser

/// Regimes separated by commas.
struct RegimeList: ExpressibleByArgument {
  let names: [String]

  init?(argument: String) {
    var seen: Set<String> = []
    names = argument.split(separator: ",").map(String.init).filter { seen.insert($0).inserted }
    if names.isEmpty { return nil }
  }
}
