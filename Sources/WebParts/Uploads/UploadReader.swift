package import Hummingbird
package import NIOCore

/// Reads a form of either kind that browsers send; files stream into the staging folder and are hashed on the way.
package struct UploadReader: Sendable {
  /// Where files are staged. Must exist and stand on the same volume as where they are kept.
  package let folder: String
  package let limits: UploadLimits

  package init(folder: String, limits: UploadLimits = UploadLimits()) {
    self.folder = folder
    self.limits = limits
  }

  /// Reads the body of a request.
  ///
  /// - Throws: ``UploadFailure`` with all typed text; ``StagingError``; or what the connection throws.
  package func read(_ request: Request) async throws -> Upload {
    let type = request.headers[.contentType] ?? ""
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.reading {
      throw UploadFailure([.tooLarge(limit: limits.total)], form: Form())
    }
    if let boundary = HeaderParameters.read(type, expecting: "multipart/form-data")?["boundary"],
      (1...70).contains(boundary.utf8.count)
    {
      return try await read(request.body, boundary: boundary)
    }
    do {
      return Upload(form: try await Form.read(request, sizeLimit: limits.field))
    } catch let error as FormError {
      throw UploadFailure([error.uploadReason], form: Form())
    }
  }

  /// Reads a multipart body.
  package func read<Body: AsyncSequence>(_ body: Body, boundary: String) async throws -> Upload
  where Body.Element == ByteBuffer {
    var collector = UploadCollector(boundary: boundary, folder: folder, limits: limits)
    do {
      for try await chunk in body {
        guard try collector.take(chunk) else { break }
      }
      let upload = try collector.finish()
      TypedForm.current?.hold(.init(upload))
      return upload
    } catch {
      collector.discard()
      throw error
    }
  }
}

extension FormError {
  fileprivate var uploadReason: UploadFailure.Reason {
    switch self {
    case .tooLarge(let limit): .tooLarge(limit: limit)
    case .tooManyFields(let limit): .tooManyParts(limit: limit)
    case .notUTF8: .notUTF8(field: "")
    case .unknownContentType: .unknownContentType
    }
  }
}
