import Ledger
import Statute

/// How the texts of a collection become items: which file each is, and which took the place of which. A pure function
/// of the texts, whatever their order, so that importing twice names the same files.
struct CollectionPlan {
  struct Volume {
    let file: FileID
    let text: CollectedText
    /// The version of the same title before this one.
    var replaces: FileID?
    /// The older laws it repeals.
    var repeals: [FileID] = []
    /// How it stopped being in force by what stands in the collection.
    var end: (day: Day, event: ItemEvent)?
  }

  /// Oldest first; those without a date before all others.
  private(set) var volumes: [Volume] = []

  init(_ texts: [CollectedText]) {
    for (name, group) in Dictionary(grouping: texts, by: { "\($0.title)\n\($0.date?.description ?? "")" }) {
      var seen: Set<String> = []
      let distinct = group.filter { seen.insert($0.digest).inserted }
      for text in distinct {
        // Texts of one title and day that differ are parts of one law, or two editions: told apart by what they say.
        let key = distinct.count == 1 ? name : name + "\n" + text.digest
        volumes.append(Volume(file: CollectionPlan.file(key), text: text))
      }
    }
    // Days compare by their distance, so the stand-in for "before all others" is a day that a calendar could have.
    let beforeAll = Day(number: -1_000_000)
    volumes.sort {
      ($0.text.formedOn ?? beforeAll, $0.file.key) < ($1.text.formedOn ?? beforeAll, $1.file.key)
    }
    chain()
    repeal()
  }

  private static func file(_ name: String) -> FileID {
    FileID(.item, "law-" + String(Fingerprint(of: Array(name.utf8)).hex.prefix(24)))
  }

  /// Versions of one title, each superseded on the day of the next. Texts without a date stand alone: nobody can tell
  /// which came first.
  private mutating func chain() {
    var last: [String: Int] = [:]
    for index in volumes.indices {
      let text = volumes[index].text
      guard let day = text.date else { continue }
      defer { last[text.title] = index }
      guard let older = last[text.title], let before = volumes[older].text.date, before < day else {
        continue
      }
      volumes[index].replaces = volumes[older].file
      volumes[older].end = (
        day, .lapsed(reason: "已由\(day.chinese)的文本取代。", by: volumes[index].file)
      )
    }
  }

  /// Older laws that a later one names as repealed. Only an exact title counts, and only the version that was the last
  /// before that day.
  private mutating func repeal() {
    var byTitle: [String: [Int]] = [:]
    for index in volumes.indices where volumes[index].text.date != nil {
      byTitle[volumes[index].text.title, default: []].append(index)
    }
    for index in volumes.indices {
      let text = volumes[index].text
      guard let day = text.date else { continue }
      for title in text.repeals where title != text.title {
        guard let target = byTitle[title]?.last, let before = volumes[target].text.date, before < day,
          volumes[target].end == nil
        else { continue }
        volumes[index].repeals.append(volumes[target].file)
        volumes[target].end = (
          day, .repealed(reason: "被《\(text.title)》废止。", by: volumes[index].file)
        )
      }
    }
  }
}
