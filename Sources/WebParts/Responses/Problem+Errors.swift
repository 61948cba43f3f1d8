import Hummingbird

extension Problem {
  /// The problem that an error is; nil where nobody foresaw it, which is a fault of ours.
  package init?(_ error: any Error) {
    switch error {
    case let error as any ProblemConvertible: self = error.problem
    case is URLEncodedFormError: self = .badRequest
    case let error as HTTPError:
      self = .of(error.status)
      for field in error.headers { headers.append(field) }
    case let error as any HTTPResponseError: self = .of(error.status)
    default: return nil
    }
  }
}

extension BodyTooLarge: ProblemConvertible {
  package var problem: Problem { .tooLarge(limit: limit) }
}

extension FormError: ProblemConvertible {
  package var problem: Problem {
    switch self {
    case .tooLarge(let limit): .tooLarge(limit: limit)
    case .tooManyFields, .notUTF8: .badRequest
    case .unknownContentType: .of(.unsupportedMediaType)
    }
  }
}

extension UploadFailure: ProblemConvertible {
  /// What to answer where the handler has not shown the form again.
  package var problem: Problem {
    for reason in reasons {
      switch reason {
      case .fileTooLarge(_, _, let limit), .fieldTooLarge(_, let limit), .tooLarge(let limit):
        return .tooLarge(limit: limit)
      case .unknownContentType: return .of(.unsupportedMediaType)
      case .tooManyParts, .headTooLarge, .notUTF8, .malformed, .cutOff: continue
      }
    }
    return .badRequest
  }
}

extension FormFaults: ProblemConvertible {
  /// What to answer where the handler has not shown the form again.
  package var problem: Problem {
    Problem(
      .unprocessableContent, "formFaults",
      facts: ["fields": Set(faults.map(\.field)).sorted().joined(separator: ",")])
  }
}

extension FormTokenRefusal: ProblemConvertible {
  package var problem: Problem {
    switch self {
    case .missing, .forged: Problem(.forbidden, "formForged")
    case .expired: Problem(.forbidden, "formExpired")
    }
  }
}

extension StagingError: ProblemConvertible {
  package var problem: Problem { .unavailable }
}
