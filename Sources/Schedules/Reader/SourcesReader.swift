/// Reads the list of legal acts: `sources.yaml`.
enum SourcesReader {
  static func sources(_ file: YAMLMapping) -> [String: LegalSource] {
    var sources: [String: LegalSource] = [:]
    for key in file.keys {
      guard let item = file.mapping(key.text) else {
        // Whoever cites it is not to blame.
        sources[key.text] = LegalSource(
          id: key.text, title: "", reference: "", href: nil, consulted: nil, copy: nil, note: nil)
        continue
      }
      let title = item.required("title")
      let reference = item.required("reference")
      sources[key.text] = LegalSource(
        id: key.text, title: title?.text ?? "", reference: reference?.text ?? "",
        href: item.text("href")?.text, consulted: item.text("consulted")?.text,
        copy: item.text("copy")?.text, note: item.text("note")?.text)
      item.finish()
    }
    return sources
  }
}
