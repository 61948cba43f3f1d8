import ArgumentParser
import Foundation
import Glibc
import TestSupport

/// The servers of one run: ours, nginx and Flask, all bound to the same cores, one asked at a time.
final class Servers {
  let huabiao = "http://127.0.0.1:8871"
  let nginx = "http://127.0.0.1:8872"
  let flask = "http://127.0.0.1:8873"
  private let folder: String
  private let cores: Cores
  private var running: [RunningProgram] = []

  init(folder: String, cores: Cores) {
    self.folder = folder
    self.cores = cores
  }

  func startHuabiao(program: String, data: String) async throws {
    try await start(
      [program, "serve", "--data", data, "--port", "8871", "--host", "127.0.0.1"], "huabiao",
      ready: huabiao + "/healthz")
  }

  /// With as many workers as cores, `sendfile`, the ready-gzipped file beside the plain one, and no log.
  func startNginx(files: String) async throws {
    let root = URL(fileURLWithPath: files).path
    let place = URL(fileURLWithPath: folder).path
    let configuration = """
      \(getuid() == 0 ? "user root;" : "")
      worker_processes \(cores.serverCount); daemon off; pid \(place)/nginx.pid; error_log \(place)/nginx-error.log;
      events { worker_connections 1024; }
      http {
        default_type "text/html; charset=utf-8"; access_log off; sendfile on; tcp_nopush on;
        keepalive_requests 1000000000; gzip_static on; open_file_cache max=100;
        client_body_temp_path \(place)/nginx-body; proxy_temp_path \(place)/nginx-proxy;
        fastcgi_temp_path \(place)/nginx-fastcgi; uwsgi_temp_path \(place)/nginx-uwsgi;
        scgi_temp_path \(place)/nginx-scgi;
        server { listen 127.0.0.1:8872; root \(root); }
      }
      """
    try configuration.write(toFile: place + "/nginx.conf", atomically: true, encoding: .utf8)
    try await start(["/usr/sbin/nginx", "-c", place + "/nginx.conf"], "nginx", ready: nginx + "/list.html")
  }

  /// gunicorn with as many sync workers as cores.
  func startFlask(python: String, peers: String, pages: SamplePages) async throws {
    let database = folder + "/flask.sqlite"
    try await OtherProgram.output([
      python + "/python", peers + "/flask_data.py", database, folder + "/files/item.html",
      folder + "/files/item.json",
    ])
    try await start(
      [
        python + "/gunicorn", "--chdir", peers, "-w", String(cores.serverCount), "-k", "sync", "-b",
        "127.0.0.1:8873", "flask_page:app",
      ], "flask", environment: ["FLASK_DATA": URL(fileURLWithPath: database).path],
      ready: flask + pages.item.address)
  }

  /// Tells all of them to end, and makes them where that takes long.
  func stop() async {
    for program in running { program.send(SIGTERM) }
    for program in running {
      for _ in 0..<30 where program.isRunning { try? await Task.sleep(for: .milliseconds(100)) }
      program.send(SIGKILL)
      await program.wait()
    }
  }

  private func start(
    _ words: [String], _ name: String, environment: [String: String] = [:], ready: String
  ) async throws {
    let port = ready.split(separator: "/").dropFirst().first.map(String.init) ?? ready
    guard (try? await OtherProgram.output(["curl", "-s", "-o", "/dev/null", "http://" + port])) == nil else {
      throw ValidationError("something else answers at \(port); a run that was broken off may have left it")
    }
    running.append(
      try await RunningProgram(
        ["taskset", "-c", cores.server] + words, environment: environment, log: folder + "/\(name).log"))
    for _ in 0..<100 where running.last?.isRunning == true {
      if (try? await OtherProgram.output(["curl", "-sf", "-o", "/dev/null", ready])) != nil { return }
      try await Task.sleep(for: .milliseconds(200))
    }
    throw ValidationError("\(name) does not answer; see \(folder)/\(name).log")
  }
}
