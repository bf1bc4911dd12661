// swift-tools-version: 6.2

import PackageDescription

/// Every target of ours: imports are a decision, existentials are visible, warnings are errors.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "collateral",
  products: [
    .executable(name: "collateral", targets: ["collateral"])
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/attaswift/BigInt", exact: "6.0.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

    .target(name: "Parallel", swiftSettings: settings),
    .target(name: "Money", swiftSettings: settings),
    .target(name: "Collateral", dependencies: ["Money", "Parallel"], swiftSettings: settings),
    .target(
      name: "Schedules",
      dependencies: [
        "Money", "Collateral", "Parallel", .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings),
    .target(
      name: "Valuation",
      dependencies: [
        "Money", "Collateral", "Parallel", "Schedules", .product(name: "BigInt", package: "BigInt"),
      ],
      swiftSettings: settings),
    .target(
      name: "Comparison",
      dependencies: ["Money", "Collateral", "Parallel", "Schedules", "Valuation"],
      swiftSettings: settings),
    .target(
      name: "Margin",
      dependencies: ["Money", "Collateral", "Schedules", "Parallel"],
      swiftSettings: settings),
    .target(
      name: "Reading", dependencies: ["CLibXML2", "CZlib", "CLibCrypto"], swiftSettings: settings),
    .target(
      name: "Feeds",
      dependencies: [
        "Reading", "Collateral", "Money", "Parallel", .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings),
    .target(
      name: "Registry",
      dependencies: [
        "Collateral", "Money", "Parallel", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .target(
      name: "Loading",
      dependencies: ["Feeds", "Registry", "Reading", "Collateral", "Money", "Parallel"],
      swiftSettings: settings),
    .target(
      name: "ReferenceData", dependencies: ["Schedules", "Reading", "Collateral", "Money"],
      swiftSettings: settings),
    .executableTarget(
      name: "collateral",
      dependencies: [
        "Money", "Collateral", "Schedules", "Valuation", "Comparison", "Margin", "Reading", "Feeds",
        "Registry", "Loading", "ReferenceData", "Parallel",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "Money", "Collateral", "Schedules", "Valuation", "Comparison", "Feeds", "Registry",
        "Loading", "Reading", "Margin", "ReferenceData",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    .testTarget(name: "MoneyTests", dependencies: ["Money"], swiftSettings: settings),
    .testTarget(
      name: "CollateralTests", dependencies: ["Collateral", "Money"], swiftSettings: settings),
    .testTarget(
      name: "MarginTests", dependencies: ["Margin", "Schedules", "Collateral", "Money"],
      swiftSettings: settings),
    .testTarget(name: "ReadingTests", dependencies: ["Reading"], swiftSettings: settings),
    .testTarget(
      name: "FeedsTests", dependencies: ["Feeds", "Reading", "Collateral", "Money"],
      swiftSettings: settings),
    .testTarget(
      name: "RegistryTests",
      dependencies: [
        "Registry", "Loading", "Feeds", "Collateral", "Money",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "SchedulesTests",
      dependencies: ["Schedules", "ReferenceData", "Reading", "Collateral", "Money"],
      exclude: ["RuleRows"], swiftSettings: settings),
    .testTarget(
      name: "ValuationTests",
      dependencies: [
        "Valuation", "Comparison", "Schedules", "ReferenceData", "Margin", "Collateral", "Money",
        .product(name: "BigInt", package: "BigInt"), .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ComparisonTests",
      dependencies: [
        "Comparison", "Valuation", "Schedules", "ReferenceData", "Collateral", "Money",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "CommandTests", dependencies: ["collateral"], exclude: ["Transcripts", "Pocket"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
