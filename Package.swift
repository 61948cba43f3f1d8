// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours: Swift 6 mode, honest imports, and no warning left standing.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func product(_ name: String, _ package: String) -> Target.Dependency {
  .product(name: name, package: package)
}

let package = Package(
  name: "huabiao",
  products: [.executable(name: "huabiao", targets: ["huabiao"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    // The floors of the house, lowest first. Arrows go down only; see Guides/Architecture.md.
    .target(name: "Statute", swiftSettings: settings),
    .target(
      name: "Ledger",
      dependencies: [
        "Statute", "CPostgres", product("GRDB", "GRDB.swift"), product("Crypto", "swift-crypto"),
        product("Logging", "swift-log"),
      ],
      swiftSettings: settings),
    .target(
      name: "Paper",
      dependencies: ["Statute", "CZlib", product("Subprocess", "swift-subprocess")],
      swiftSettings: settings),
    .target(
      name: "Desk",
      dependencies: [
        "Statute", "Ledger", "Paper", product("Crypto", "swift-crypto"),
        product("CryptoExtras", "swift-crypto"), product("Logging", "swift-log"),
      ],
      swiftSettings: settings),
    .target(
      name: "WebParts",
      dependencies: [
        "CZlib",
        product("Hummingbird", "hummingbird"), product("HTTPTypes", "swift-http-types"),
        product("NIOCore", "swift-nio"), product("Crypto", "swift-crypto"),
        product("Logging", "swift-log"), product("Metrics", "swift-metrics"),
      ],
      swiftSettings: settings),
    .target(
      name: "Portal",
      dependencies: [
        "Statute", "Desk", "WebParts",
        product("Hummingbird", "hummingbird"), product("HTTPTypes", "swift-http-types"),
        product("NIOCore", "swift-nio"), product("Logging", "swift-log"),
        product("ServiceLifecycle", "swift-service-lifecycle"),
      ],
      resources: [.copy("Assets")],
      swiftSettings: settings),
    .executableTarget(
      name: "huabiao",
      dependencies: [
        "Statute", "Ledger", "Paper", "Desk", "WebParts", "Portal",
        product("ArgumentParser", "swift-argument-parser"),
        product("Hummingbird", "hummingbird"),
        product("Logging", "swift-log"), product("Metrics", "swift-metrics"),
        product("ServiceLifecycle", "swift-service-lifecycle"),
      ],
      swiftSettings: settings),

    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),

    // What serves the tests and the measurements alone.
    .target(
      name: "TestSupport",
      dependencies: ["Statute", "Ledger", "Desk", product("Subprocess", "swift-subprocess")],
      swiftSettings: settings),
    .target(
      // Hummingbird's own test client would have a second BoringSSL compiled for TLS that no test speaks.
      name: "WebTesting",
      dependencies: [
        product("Hummingbird", "hummingbird"), product("HTTPTypes", "swift-http-types"),
        product("NIOCore", "swift-nio"), product("NIOPosix", "swift-nio"),
        product("NIOEmbedded", "swift-nio"), product("NIOHTTP1", "swift-nio"),
        product("NIOHTTPTypes", "swift-nio-extras"), product("NIOHTTPTypesHTTP1", "swift-nio-extras"),
        product("Logging", "swift-log"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "StatuteTests", dependencies: ["Statute", "TestSupport"],
      exclude: ["Golden"], swiftSettings: settings),
    .testTarget(
      name: "LedgerTests",
      dependencies: [
        "Statute", "Ledger", "TestSupport", product("GRDB", "GRDB.swift"),
        product("Crypto", "swift-crypto"), product("Logging", "swift-log"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "PaperTests", dependencies: ["Statute", "Paper", "TestSupport"], exclude: ["Golden"],
      swiftSettings: settings),
    .testTarget(
      name: "DeskTests",
      dependencies: ["Statute", "Ledger", "Paper", "Desk", "TestSupport", product("Logging", "swift-log")],
      swiftSettings: settings),
    .testTarget(
      name: "WebPartsTests",
      dependencies: [
        "WebParts", "WebTesting", product("Hummingbird", "hummingbird"),
        product("HTTPTypes", "swift-http-types"),
        product("NIOCore", "swift-nio"), product("Logging", "swift-log"),
        product("Metrics", "swift-metrics"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "PortalTests",
      dependencies: [
        "Statute", "Ledger", "Desk", "WebParts", "Portal", "TestSupport", "WebTesting",
        product("Hummingbird", "hummingbird"), product("HTTPTypes", "swift-http-types"),
        product("NIOCore", "swift-nio"),
        product("Logging", "swift-log"),
      ],
      exclude: ["Golden"], swiftSettings: settings),
    .executableTarget(
      name: "bench",
      dependencies: [
        "Statute", "Ledger", "Desk", "WebParts", "Portal", "TestSupport", product("GRDB", "GRDB.swift"),
        product("ArgumentParser", "swift-argument-parser"), product("Logging", "swift-log"),
        product("Crypto", "swift-crypto"),
      ],
      path: "Benchmarks/Sources", swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
