import Testing

/// The stories' own format: what is written can be read back, whatever a command prints.
struct FormatTests {
  @Test(arguments: [
    "", "a\n", "a", "\n", "\n\n", "a\n\nb\n", "a\n\n", "$ a\n> b\n! c\n? 1\n# d\n\\\n", "\\e\n",
    "\\(no newline)\n", "\\(no newline)",
  ])
  func roundTrip(_ output: String) {
    let story = Transcript(steps: [
      Transcript.Step(
        comment: ["one", "two"], command: "collateral a\nb",
        outcome: Desk.Outcome(output: output, errors: "wrong\n", status: 65)),
      Transcript.Step(command: "c", outcome: Desk.Outcome(output: output, errors: "", status: 0)),
    ])
    #expect(Transcript(story.text) == story)
  }

  @Test func maskKeepsEverythingElse() {
    let mask = Mask(folder: "/folder/story", version: "1.2.3")
    let line = "1  prices  in /folder/story  12  118  2026-11-20T10:11:12.345Z  1.2.3"
    #expect(
      mask.apply(line) == "1  prices  in $T  12    0  0000-00-00T00:00:00.000Z  0.0.0")
    #expect(mask.apply("matures 2026-11-20, 118 left") == "matures 2026-11-20, 118 left")
    #expect(mask.apply("a,118,2026-11-20T10:11:12.345Z,b") == "a,0,0000-00-00T00:00:00.000Z,b")
  }
}
