import CZlib

/// One run of zlib's inflate over the bytes of a ``RawInput``.
final class Inflater {
  /// How the compressed bytes are wrapped.
  enum Wrapping {
    /// RFC 1952: header, checksum and length are checked by zlib.
    case gzip
    /// RFC 1951, bare, as in a zip archive.
    case bare
  }

  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private(set) var isFinished = false

  init(_ wrapping: Wrapping) {
    stream.initialize(to: z_stream())
    collateral_inflate_init(stream, wrapping == .gzip ? 15 + 16 : -15)
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Makes ready for another member of the same kind.
  func reset() {
    inflateReset(stream)
    isFinished = false
  }

  /// Decompresses into `target` until it has something to show. 0 only when the member has ended.
  func read(
    from input: RawInput, into target: UnsafeMutableRawBufferPointer
  ) throws(ReadingError) -> Int {
    while !isFinished {
      guard try input.fill() else {
        throw ReadingError(
          .refused, file: input.name, message: "the compressed data ends too early",
          remedy: "the file is truncated: fetch it again")
      }
      let source = input.available
      stream.pointee.next_in = UnsafeMutablePointer(
        mutating: source.baseAddress?.assumingMemoryBound(to: UInt8.self))
      stream.pointee.avail_in = UInt32(source.count)
      stream.pointee.next_out = target.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.pointee.avail_out = UInt32(target.count)
      let status = inflate(stream, Z_NO_FLUSH)
      input.consume(source.count - Int(stream.pointee.avail_in))
      let produced = target.count - Int(stream.pointee.avail_out)
      switch status {
      case Z_OK, Z_BUF_ERROR: break
      case Z_STREAM_END: isFinished = true
      default:
        let detail = stream.pointee.msg.map { String(cString: $0) } ?? "zlib error \(status)"
        throw ReadingError(
          .refused, file: input.name, message: "the compressed data is damaged: \(detail)",
          remedy: "fetch the file again")
      }
      if produced > 0 { return produced }
    }
    return 0
  }
}
