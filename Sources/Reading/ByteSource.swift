/// The content of a feed file: opened, unpacked, counted and digested while it is read once, front
/// to back. Memory does not grow with the file.
///
/// What the file is shows in its first bytes, not in its name: gzip (RFC 1952, one or several
/// members), zip (stored or deflated members), or the content itself.
///
/// ```swift
/// let source = try ByteSource(path: "FULINS_D_20260815_01of03.zip")
/// let feed = try FeedReader.recognize(source)
/// ```
public final class ByteSource {
  /// How far compressed content may expand; more is refused, because it is not a feed.
  public struct Limits: Sendable {
    /// Bytes of content for one byte of file, once there is more than a mebibyte of content.
    /// FIRDS expands about 42 times; deflate itself cannot exceed 1032.
    public var ratio: Int64
    /// Bytes of content altogether.
    public var size: Int64

    /// Limits; by default 1000 times and 64 GiB.
    public init(ratio: Int64 = 1000, size: Int64 = 64 << 30) {
      self.ratio = ratio
      self.size = size
    }
  }

  /// How the content is packed.
  public enum Packing: String, Sendable {
    /// Not at all.
    case plain
    /// One gzip stream.
    case gzip
    /// A zip archive.
    case zip
  }

  /// Largest ``peek(_:)``, in bytes.
  public static let peekLimit = 1 << 20

  private enum Decoder {
    case undecided
    case plain
    case gzip(Inflater)
    case zip(ZipArchive)
  }

  private let input: RawInput
  private let limits: Limits
  private var decoder = Decoder.undecided
  private var pending: [UInt8] = []
  private var pendingStart = 0
  private var memberHasEnded = false
  private var produced: Int64 = 0
  private var transcoder: UTF16Transcoder?

  /// The file as the caller named it; `standard input` for `-`.
  public var name: String { input.name }
  /// Size of the file as stored, in bytes; nil for a pipe.
  public var size: Int64? { input.size }
  /// Bytes of the file consumed so far, as stored.
  public var rawByteCount: Int64 { input.consumed }
  /// Bytes of content delivered so far.
  public private(set) var byteCount: Int64 = 0
  /// How the content is packed; known after the first read or peek.
  public private(set) var packing: Packing?
  /// The member of the zip archive that is being read.
  public private(set) var memberName: String?
  /// SHA-256 of the file as stored, in hexadecimal; nil until its end was reached.
  public var digest: String? { input.digest }

  /// The last component of ``name``.
  public var fileName: String {
    name.split(separator: "/").last.map(String.init) ?? name
  }

  /// Opens a path; `-` is standard input. Messages call it by its path, or by the name given. Throws kind notFound or
  /// cannotRead.
  public init(
    path: String, name: String? = nil, blockSize: Int = 1 << 18, limits: Limits = Limits()
  ) throws(ReadingError) {
    input = try RawInput(path: path, name: name, blockSize: blockSize)
    self.limits = limits
  }

  /// Content that is in memory.
  public init(
    bytes: [UInt8], name: String, blockSize: Int = 1 << 18, limits: Limits = Limits()
  ) {
    input = RawInput(bytes: bytes, name: name, blockSize: blockSize)
    self.limits = limits
  }

  /// Digest of a file as stored, in hexadecimal.
  public static func digest(
    ofFile path: String, by algorithm: DigestAlgorithm = .sha256
  ) throws(ReadingError) -> String {
    let input = try RawInput(path: path, blockSize: 1 << 18, digest: algorithm)
    while try input.fill() { input.consume(input.available.count) }
    return input.digest ?? ""
  }

  /// Reads content; 0 at the end of the file or of the member.
  public func read(into target: UnsafeMutableRawBufferPointer) throws(ReadingError) -> Int {
    var count = 0
    if pendingStart < pending.count {
      count = min(target.count, pending.count - pendingStart)
      pending.withUnsafeBytes {
        target.copyMemory(
          from: UnsafeRawBufferPointer(rebasing: $0[pendingStart..<pendingStart + count]))
      }
      pendingStart += count
      if pendingStart == pending.count {
        pending = []
        pendingStart = 0
      }
    } else {
      count = try decodeText(into: target)
    }
    byteCount += Int64(count)
    return count
  }

  /// The next bytes of content, without consuming them; fewer than `count` only at the end.
  public func peek(_ count: Int) throws(ReadingError) -> [UInt8] {
    let wanted = min(count, Self.peekLimit)
    while pending.count - pendingStart < wanted {
      let have = pending.count
      let room = max(4096, wanted - (have - pendingStart))
      let block = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 16)
      defer { block.deallocate() }
      let more = try decodeText(into: block)
      if more == 0 { break }
      pending.append(contentsOf: block[..<more])
    }
    return Array(pending[pendingStart...].prefix(wanted))
  }

  /// Goes to the next member of a zip archive; what is left of this one is skipped. False when
  /// there is none; a file that is no archive has one member.
  public func nextMember() throws(ReadingError) -> Bool {
    if case .undecided = decoder { return try open() }
    pending = []
    pendingStart = 0
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { scratch.deallocate() }
    while try decode(into: scratch) > 0 {}
    guard case .zip(let archive) = decoder else { return false }
    memberName = try archive.openNext()
    memberHasEnded = memberName == nil
    return memberName != nil
  }

  /// Ends the reading of a file that must hold one content: reads to the end of the file, so that
  /// ``digest`` is complete. Throws kind refused if there is content left or a second member.
  public func finish() throws(ReadingError) {
    guard try peek(1).isEmpty else {
      throw ReadingError(
        .refused, file: name, message: "something follows the end of the content",
        remedy: "a feed file holds one document: take the rest away")
    }
    let first = memberName
    if try nextMember() {
      throw ReadingError(
        .refused, file: name,
        message: "the archive holds several files, \(Excerpt.printable(first ?? "?")) and "
          + "\(Excerpt.printable(memberName ?? "?")) among them",
        remedy: "unpack it and load each file")
    }
    _ = try input.fill()
  }

  private func open() throws(ReadingError) -> Bool {
    _ = try input.require(4)
    let head = input.available
    if head.count >= 2, head[0] == 0x1F, head[1] == 0x8B {
      decoder = .gzip(Inflater(.gzip))
      packing = .gzip
    } else if head.count >= 4, head[0] == 0x50, head[1] == 0x4B,
      (head[2] == 3 && head[3] == 4) || (head[2] == 5 && head[3] == 6)
    {
      let archive = ZipArchive(input)
      decoder = .zip(archive)
      packing = .zip
      memberName = try archive.openNext()
      guard memberName != nil else {
        throw ReadingError(
          .refused, file: name, message: "the zip archive holds no file",
          remedy: "fetch the file again")
      }
    } else {
      decoder = .plain
      packing = .plain
    }
    return true
  }

  /// Turns content in UTF-16LE, which begins with its byte order mark, into UTF-8; any other stays as it is.
  public func decodeUTF16() throws(ReadingError) {
    guard try peek(2) == [0xFF, 0xFE] else { return }
    var transcoder = UTF16Transcoder()
    pending = try transcoded(Array(pending[pendingStart...]), by: &transcoder)
    pendingStart = 0
    self.transcoder = transcoder
  }

  private func decodeText(into target: UnsafeMutableRawBufferPointer) throws(ReadingError) -> Int {
    guard var transcoder else { return try decode(into: target) }
    // A unit of two bytes becomes three at most.
    let block = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(2, target.count / 3 * 2 - 4), alignment: 16)
    defer { block.deallocate() }
    while true {
      let count = try decode(into: block)
      if count == 0 {
        do {
          try transcoder.finish()
        } catch let fault {
          throw notUTF16(fault)
        }
        return 0
      }
      let text = try transcoded(
        UnsafeRawBufferPointer(rebasing: block[..<count]), by: &transcoder)
      self.transcoder = transcoder
      if text.isEmpty { continue }
      target.copyBytes(from: text)
      return text.count
    }
  }

  private func transcoded(
    _ bytes: some Collection<UInt8>, by transcoder: inout UTF16Transcoder
  ) throws(ReadingError) -> [UInt8] {
    do {
      return try transcoder.transcode(bytes)
    } catch let fault {
      throw notUTF16(fault)
    }
  }

  private func notUTF16(_ fault: UTF16Transcoder.Fault) -> ReadingError {
    let what =
      switch fault {
      case .loneSurrogate: "a surrogate stands alone"
      case .halfUnit: "it ends in the middle of a character"
      }
    return ReadingError(
      .refused, file: name, message: "is no UTF-16: \(what)", remedy: "fetch the file again")
  }

  private func decode(into target: UnsafeMutableRawBufferPointer) throws(ReadingError) -> Int {
    if memberHasEnded || target.isEmpty { return 0 }
    var count = 0
    switch decoder {
    case .undecided:
      _ = try open()
      return try decode(into: target)
    case .plain:
      if try input.fill() {
        count = min(target.count, input.available.count)
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: input.available[..<count]))
        input.consume(count)
      }
    case .gzip(let inflater):
      count = try decodeGzip(inflater, into: target)
    case .zip(let archive):
      count = try archive.read(into: target)
    }
    memberHasEnded = count == 0
    produced += Int64(count)
    if produced > 1 << 20, packing != .plain, produced / limits.ratio > input.consumed {
      throw expansion("more than \(limits.ratio) times")
    }
    if produced > limits.size { throw expansion("beyond \(limits.size) bytes") }
    return count
  }

  /// A gzip file may be several streams one after the other (RFC 1952, 2.2).
  private func decodeGzip(
    _ inflater: Inflater, into target: UnsafeMutableRawBufferPointer
  ) throws(ReadingError) -> Int {
    while true {
      let count = try inflater.read(from: input, into: target)
      if count > 0 { return count }
      guard try input.fill() else { return 0 }
      guard try input.require(2), input.available[0] == 0x1F, input.available[1] == 0x8B else {
        throw ReadingError(
          .refused, file: name, message: "something follows the compressed data",
          remedy: "fetch the file again")
      }
      inflater.reset()
    }
  }

  private func expansion(_ how: String) -> ReadingError {
    ReadingError(
      .refused, file: name, message: "the content expands \(how)",
      remedy: "this is no feed file but one made to exhaust the reader; find out where it is from")
  }
}
