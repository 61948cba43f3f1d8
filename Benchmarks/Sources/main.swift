// One measurement by name: `bench screening [texts-of-law.jsonl]`.
let words = CommandLine.arguments.dropFirst()
switch words.first {
case "screening": ScreeningBench.run(collection: words.dropFirst().first)
default: print("bench screening [texts-of-law.jsonl]")
}
