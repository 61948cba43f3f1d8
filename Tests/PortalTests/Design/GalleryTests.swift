import Testing
import WebParts

@testable import Portal

@Suite struct GalleryTests {
  private let page = Markup(Gallery().html)

  @Test func `every part makes sound markup, in the public frame and on the desk`() {
    #expect(page.faults == [])
    #expect(Markup(Gallery().desk.html).faults == [])
  }

  @Test func `no markup of ours was taken for text and escaped`() {
    #expect(!page.text.contains("&lt;"))
    #expect(!Gallery().desk.html.string.contains("&lt;"))
  }

  @Test func `nothing stands in the page that a strict content policy would refuse`() {
    for element in page.elements {
      #expect(element.attributes["style"] == nil)
      #expect(element.name != "style")
      #expect(element.attributes.keys.allSatisfy { !$0.hasPrefix("on") })
      if element.name == "script" { #expect(element.attributes["src"]?.hasPrefix("/assets/") == true) }
    }
  }

  @Test func `every label, hint and error leads to something that is there`() {
    let ids = Set(page.elements.compactMap { $0.attributes["id"] })
    for element in page.elements {
      for key in ["for", "aria-describedby", "aria-labelledby", "aria-controls"] {
        for id in (element.attributes[key] ?? "").split(separator: " ") {
          #expect(ids.contains(String(id)), "\(element.name) \(key) \(id)")
        }
      }
    }
  }

  @Test func `every control that is filled in has a label`() {
    let labelled = Set(page.all("label").compactMap { $0.attributes["for"] })
    for element in page.elements where ["input", "textarea", "select"].contains(element.name) {
      if element.attributes["type"] == "hidden" { continue }
      #expect(labelled.contains(element.attributes["id"] ?? ""), "\(element.attributes)")
    }
  }

  @Test func `the large type and the theme change the root alone`() {
    let usual = Markup(Gallery().html)
    let large = Markup(Gallery(display: Display(size: .large, theme: .dark)).html)
    #expect(usual.all("html").first?.attributes["data-type"] == nil)
    #expect(large.all("html").first?.attributes["data-type"] == "large")
    #expect(large.all("html").first?.attributes["data-theme"] == "dark")
    #expect(usual.elements.count == large.elements.count)
  }
}
