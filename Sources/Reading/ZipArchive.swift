import CZlib

/// A zip archive read front to back, member by member (APPNOTE 6.3: stored and deflated members).
///
/// Nothing is trusted that a reader of the end of the file would see differently: the lengths, the
/// checksum and the number of members must agree with what was read.
final class ZipArchive {
  private let input: RawInput
  private var membersSeen = 0
  private var isAtEnd = false

  // The member being read.
  private var name = ""
  private var inflater: Inflater?
  private var remainingStored: UInt64 = 0
  private var isOpen = false
  private var hasDescriptor = false
  private var declared = Lengths(crc: 0, compressed: 0, expanded: 0)
  private var crc: UInt = 0
  private var expanded: UInt64 = 0
  private var startedAt: Int64 = 0

  private struct Lengths {
    var crc: UInt32
    var compressed: UInt64
    var expanded: UInt64
  }

  init(_ input: RawInput) { self.input = input }

  /// Goes to the next member that is a file and returns its name; nil after the last one.
  func openNext() throws(ReadingError) -> String? {
    while !isAtEnd {
      let signature = try number(bytes(4), at: 0, width: 4)
      switch signature {
      case 0x0403_4b50:
        try openMember()
        membersSeen += 1
        if !name.hasSuffix("/") { return name }
        try skipMember()
      case 0x0201_4b50, 0x0606_4b50, 0x0605_4b50:
        try checkDirectory(startingWith: signature)
        isAtEnd = true
      default:
        throw damaged("unknown structure after member \(membersSeen)")
      }
    }
    return nil
  }

  /// Reads from the open member; 0 at its end.
  func read(into target: UnsafeMutableRawBufferPointer) throws(ReadingError) -> Int {
    guard isOpen else { return 0 }
    var count = 0
    if let inflater {
      count = try inflater.read(from: input, into: target)
    } else if remainingStored > 0 {
      guard try input.fill() else { throw truncated() }
      count = Int(min(remainingStored, UInt64(min(input.available.count, target.count))))
      target.copyMemory(from: UnsafeRawBufferPointer(rebasing: input.available[..<count]))
      input.consume(count)
      remainingStored -= UInt64(count)
    }
    if count > 0 {
      crc = crc32(crc, target.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt32(count))
      expanded += UInt64(count)
    } else {
      try closeMember()
    }
    return count
  }

  private func skipMember() throws(ReadingError) {
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 16)
    defer { scratch.deallocate() }
    while try read(into: scratch) > 0 {}
  }

  private func openMember() throws(ReadingError) {
    let head = try bytes(26)
    let flags = number(head, at: 2, width: 2)
    let method = number(head, at: 4, width: 2)
    declared = Lengths(
      crc: UInt32(number(head, at: 10, width: 4)), compressed: number(head, at: 14, width: 4),
      expanded: number(head, at: 18, width: 4))
    name = try String(decoding: bytes(Int(number(head, at: 22, width: 2))), as: UTF8.self)
    let extra = try bytes(Int(number(head, at: 24, width: 2)))
    hasDescriptor = flags & 8 != 0
    try readZip64(extra)
    if flags & 0x2041 != 0 {
      throw ReadingError(
        .refused, file: input.name,
        message: "\(Excerpt.printable(name)) in the archive is encrypted",
        remedy: "unpack it with its password and load the content")
    }
    switch method {
    case 0 where !hasDescriptor:
      inflater = nil
      remainingStored = declared.compressed
    case 8:
      inflater = Inflater(.bare)
    default:
      let how = method == 0 ? "stored without a length" : "compressed by method \(method)"
      throw ReadingError(
        .refused, file: input.name, message: "\(Excerpt.printable(name)) in the archive is \(how)",
        remedy: "unpack it and load the content, or pack it with deflate")
    }
    crc = crc32(0, nil, 0)
    expanded = 0
    startedAt = input.consumed
    isOpen = true
  }

  /// The lengths of a member of 4 GiB or more stand in extra field 1 (APPNOTE 4.5.3).
  private func readZip64(_ extra: [UInt8]) throws(ReadingError) {
    var at = 0
    while at + 4 <= extra.count {
      let tag = number(extra, at: at, width: 2)
      let length = Int(number(extra, at: at + 2, width: 2))
      guard at + 4 + length <= extra.count else { throw damaged("extra field too long") }
      if tag == 1 {
        var next = at + 4
        for path in [\Lengths.expanded, \Lengths.compressed]
        where declared[keyPath: path] == 0xFFFF_FFFF {
          guard next + 8 <= at + 4 + length else { throw damaged("extra field too short") }
          declared[keyPath: path] = number(extra, at: next, width: 8)
          next += 8
        }
      }
      at += 4 + length
    }
  }

  private func closeMember() throws(ReadingError) {
    isOpen = false
    inflater = nil
    let compressed = UInt64(input.consumed - startedAt)
    if hasDescriptor { try readDescriptor(compressed) }
    guard declared.compressed == compressed, declared.expanded == expanded else {
      throw damaged("the length of \(name) is not what the archive says")
    }
    guard UInt(declared.crc) == crc else {
      throw damaged("the checksum of \(name) is not what the archive says")
    }
  }

  /// Lengths behind the data (APPNOTE 4.3.9): the signature is optional, and the width of the
  /// lengths shows only by which reading fits.
  private func readDescriptor(_ compressed: UInt64) throws(ReadingError) {
    guard try input.require(4) else { throw truncated() }
    if number(input.available, at: 0, width: 4) == 0x0807_4b50 { input.consume(4) }
    guard try input.require(12) else { throw truncated() }
    let isLong =
      try input.require(20) && number(input.available, at: 4, width: 8) == compressed
      && number(input.available, at: 12, width: 8) == expanded
    let width = isLong ? 8 : 4
    declared = Lengths(
      crc: UInt32(number(input.available, at: 0, width: 4)),
      compressed: number(input.available, at: 4, width: width),
      expanded: number(input.available, at: 4 + width, width: width))
    input.consume(4 + 2 * width)
  }

  /// Reads the central directory to the end of the file (APPNOTE 4.3.12 to 4.3.16).
  private func checkDirectory(startingWith first: UInt64) throws(ReadingError) {
    var signature = first
    var entries = 0
    while true {
      switch signature {
      case 0x0201_4b50:
        let head = try bytes(42)
        let tail = [24, 26, 28].reduce(0) { $0 + Int(number(head, at: $1, width: 2)) }
        _ = try bytes(tail)
        entries += 1
      case 0x0606_4b50:
        let length = try number(bytes(8), at: 0, width: 8)
        guard length <= 65_536 else { throw damaged("end record too long") }
        _ = try bytes(Int(length))
      case 0x0706_4b50:
        _ = try bytes(16)
      case 0x0605_4b50:
        let end = try bytes(18)
        let count = number(end, at: 6, width: 2)
        guard entries == membersSeen, count == 0xFFFF || count == UInt64(entries) else {
          throw damaged("the directory lists \(entries) members, the archive holds \(membersSeen)")
        }
        _ = try bytes(Int(number(end, at: 16, width: 2)))
        guard try !input.fill() else { throw damaged("something follows the archive") }
        return
      default:
        throw damaged("unknown structure in the directory")
      }
      signature = try number(bytes(4), at: 0, width: 4)
    }
  }

  private func bytes(_ count: Int) throws(ReadingError) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(count)
    while result.count < count {
      guard try input.fill() else { throw truncated() }
      let take = min(count - result.count, input.available.count)
      result.append(contentsOf: input.available[..<take])
      input.consume(take)
    }
    return result
  }

  /// A little-endian number.
  private func number(_ bytes: some Collection<UInt8>, at offset: Int, width: Int) -> UInt64 {
    var result: UInt64 = 0
    for (index, byte) in bytes.dropFirst(offset).prefix(width).enumerated() {
      result |= UInt64(byte) << UInt64(8 * index)
    }
    return result
  }

  private func truncated() -> ReadingError {
    ReadingError(
      .refused, file: input.name, message: "the zip archive ends too early",
      remedy: "the file is truncated: fetch it again")
  }

  private func damaged(_ what: String) -> ReadingError {
    ReadingError(
      .refused, file: input.name, message: "the zip archive is damaged: \(Excerpt.printable(what))",
      remedy: "fetch the file again")
  }
}
