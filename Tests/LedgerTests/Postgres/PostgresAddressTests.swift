import Ledger
import Testing

@Suite struct `The address of a database` {
  @Test(arguments: [
    "postgresql://zhang:geheim@db.example.cn:5433/xxgk?sslmode=verify-full&sslpassword=geheim",
    "host=db.example.cn port=5433 user=zhang password=geheim dbname=xxgk",
  ])
  func `shows no password, however it is shown`(text: String) throws {
    let address = try PostgresAddress(text)
    #expect(address.description == "postgresql://zhang@db.example.cn:5433/xxgk")
    #expect(address.hasPassword)
    var dumped = ""
    dump(address, to: &dumped)
    for shown in [
      "\(address)", String(reflecting: address), dumped, "\([address])", "\(Optional(address) as Any)",
    ] {
      #expect(!shown.contains("geheim"))
    }
  }

  @Test func `is not repeated where it is none`() {
    #expect(throws: LedgerError.notAnAddress) { try PostgresAddress("postgresql://a:geheim@[") }
    #expect(throws: LedgerError.notAnAddress) { try PostgresAddress("/data/huabiao") }
  }

  @Test func `leads nowhere in good time, and says so without a password`() async throws {
    var options = PostgresOptions()
    options.patience = 0.2
    do {
      _ = try await PostgresStore.open(
        PostgresAddress("host=/nowhere user=zhang password=geheim dbname=x"), shelf: .notices,
        options: options)
      Issue.record("opened")
    } catch {
      guard case .unreachable = error else {
        Issue.record(error)
        return
      }
      #expect(!"\(error)".contains("geheim"))
    }
  }
}
