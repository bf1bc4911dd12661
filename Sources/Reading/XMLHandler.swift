/// What reads the events of an ``XMLStream``. An error thrown here ends the parse and surfaces from
/// it.
public protocol XMLHandler: AnyObject {
  /// An element asked for has started.
  func start(_ node: Int, _ element: XMLElement) throws
  /// The whole text of an element; the bytes are UTF-8 and gone after the call.
  func text(_ node: Int, _ text: UnsafeRawBufferPointer) throws
  /// An element asked for has ended.
  func end(_ node: Int) throws
}
