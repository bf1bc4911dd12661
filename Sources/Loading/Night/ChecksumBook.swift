import Foundation
import Reading

/// The checksums that publishers put beside their files: a file of its own for each (`x.zip.md5`, `x.md5`), a list
/// (`SHA256SUMS`), or the listing of ESMA's register.
struct ChecksumBook {
  private struct Sum {
    var algorithm: DigestAlgorithm
    var digest: String
    var origin: String
  }

  private var sums: [String: [Sum]] = [:]
  /// Files that are listings of a register.
  private(set) var listings: Set<String> = []

  /// Whether a file holds checksums, by its name.
  static func isChecksum(_ name: String) -> Bool { algorithm(name) != nil }

  private static func algorithm(_ name: String) -> DigestAlgorithm? {
    let lower = name.lowercased()
    return DigestAlgorithm.allCases.first {
      lower.hasSuffix(".\($0.rawValue)") || lower == "\($0.rawValue)sums"
        || lower == "\($0.rawValue)sums.txt"
    }
  }

  /// Reads the checksums in a folder.
  init(folder: String, names: [String]) throws {
    for name in names where !name.hasPrefix(".") {
      let path = "\(folder)/\(name)"
      if let algorithm = Self.algorithm(name) {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { continue }
        add(text, algorithm, from: name)
      } else if name.lowercased().hasSuffix(".xml"), !NightPlan.isFolder(path),
        let listing = try RegisterListing.read(path)
      {
        listings.insert(name)
        for (file, digest) in listing {
          sums[file, default: []].append(Sum(algorithm: .md5, digest: digest, origin: name))
        }
      }
    }
  }

  /// `digest`, `digest  name` or `digest *name`, one a line.
  private mutating func add(_ text: String, _ algorithm: DigestAlgorithm, from name: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ", maxSplits: 1)
      guard let digest = words.first?.lowercased(), digest.count == algorithm.digits,
        digest.allSatisfy(\.isHexDigit)
      else { continue }
      var file = words.count > 1 ? words[1].drop { $0 == " " || $0 == "*" } : ""
      if let slash = file.lastIndex(of: "/") { file = file[file.index(after: slash)...] }
      let target =
        file.isEmpty
        ? String(name.dropLast(algorithm.rawValue.count + 1))
        : String(file.reversed().drop { $0 == " " }.reversed())
      sums[target, default: []].append(
        Sum(algorithm: algorithm, digest: digest, origin: name))
    }
  }

  /// Why a file is not what its publisher published; nil where it is, or where nobody says.
  ///
  /// - Parameter name: the file's name; a sum may name it without the ending of its packing.
  func failure(of name: String, path: String) throws -> LoadError? {
    var candidates = sums[name] ?? []
    for ending in [".zip", ".gz"] where name.hasSuffix(ending) {
      candidates += (sums[String(name.dropLast(ending.count))] ?? []).filter {
        $0.origin.hasSuffix(".\($0.algorithm.rawValue)")
      }
    }
    for sum in candidates {
      let digest = try ByteSource.digest(ofFile: path, by: sum.algorithm)
      if digest == sum.digest { continue }
      return LoadError(
        kind: .refused,
        description: """
          \(path): is not what its publisher published: \(sum.algorithm.rawValue) \(digest), but \(sum.origin) says \(sum.digest)
            fetch the file and its checksum again
          """)
    }
    return nil
  }
}
