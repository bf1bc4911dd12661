import ArgumentParser

/// The program: runs a command and turns its failure into a message and an exit status.
@main
enum Program {
  static func main() {
    do {
      var command = try CollateralCommand.parseAsRoot()
      try command.run()
      try StandardOutput.flush()
    } catch let failure as CommandFailure {
      try? StandardOutput.flush()
      StandardError.print(failure.message)
      failure.status.exit()
    } catch {
      CollateralCommand.exit(withError: error)
    }
  }
}
