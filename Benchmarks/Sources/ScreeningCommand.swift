import ArgumentParser

/// The screen against made-up texts whose secrets are known: what it finds, what it misses, how fast.
struct ScreeningCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screening", abstract: "The screen on made-up texts with known secrets.")

  @Argument(help: "Texts of law, to see what is found where nothing is; a .jsonl file.") var collection:
    String?

  func run() {
    ScreeningBench.run(collection: collection)
  }
}
