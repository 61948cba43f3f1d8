import ArgumentParser

/// Measures Huabiao against peers in one run and prints ratios; nothing here is asserted, nothing is shipped.
@main
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measures, each figure beside a peer of the same run.",
    subcommands: [
      LedgerBench.self, EnginesBench.self, SearchBench.self, LimitsBench.self, RenderBench.self,
      WebBench.self, ScreeningCommand.self,
    ])
}
