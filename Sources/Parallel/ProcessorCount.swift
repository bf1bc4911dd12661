import Glibc

/// How many pieces of work can go on at once.
public enum ProcessorCount {
  /// The processors that are online; at least one.
  public static var available: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
