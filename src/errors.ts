/** What an error knows beyond its message; every field is there only where it applies. */
export interface ErrorFacts {
  /** The protocol operation that failed: a GraphQL root field or a REST call. */
  readonly operation?: string | undefined;
  /** The HTTP status, or the status inside a GraphQL error. */
  readonly status?: number | undefined;
  /** The server's own key for the failure, such as `rights_guard`. */
  readonly key?: string | undefined;
  /** What kind of thing was asked for, such as `workspace`. */
  readonly resource?: string | undefined;
  /** The id or name it was asked for by. */
  readonly reference?: string | number | undefined;
  /** The server's id for the request, for its administrators. */
  readonly requestId?: string | undefined;
  /** True when a write was sent and no answer says whether it was carried out. */
  readonly maybeApplied?: boolean | undefined;
  /** What caused it; never holds a request, a header or a token. */
  readonly cause?: unknown;
}

const brand: unique symbol = Symbol.for("vectice.error");

/**
 * The base of every error of this library.
 *
 * @example
 * try { await connect(); }
 * catch (error) { if (isVecticeError(error)) console.error(error.code, error.message); }
 */
export abstract class VecticeError extends Error implements ErrorFacts {
  /** Stable and made for machines, such as `not_found`. */
  readonly code: string;
  declare readonly operation?: string;
  declare readonly status?: number;
  declare readonly key?: string;
  declare readonly resource?: string;
  declare readonly reference?: string | number;
  declare readonly requestId?: string;
  declare readonly maybeApplied?: boolean;

  protected constructor(name: string, code: string, message: string, facts: ErrorFacts = {}) {
    const { cause, ...rest } = facts;
    super(message, cause === undefined ? undefined : { cause });
    // Not from the constructor's own name: that one does not survive minification.
    Object.defineProperty(this, "name", { value: name, configurable: true, writable: true });
    Object.defineProperty(this, brand, { value: true });
    this.code = code;
    for (const [fact, value] of Object.entries(rest)) {
      if (value !== undefined) {
        Object.defineProperty(this, fact, { value, enumerable: true });
      }
    }
    if ("captureStackTrace" in Error && typeof Error.captureStackTrace === "function") {
      Error.captureStackTrace(this, new.target);
    }
  }

  /** The facts as plain data, for logs. */
  toJSON(): Record<string, unknown> {
    return { name: this.name, message: this.message, ...Object.fromEntries(Object.entries(this)) };
  }
}

/** Whether a value is an error of this library, also of another copy of it or another realm. */
export function isVecticeError(value: unknown): value is VecticeError {
  return typeof value === "object" && value !== null && brand in value && value[brand] === true;
}

/** A setting is missing, malformed or contradictory; the message says where it was looked for. */
export class SettingsError extends VecticeError {
  constructor(message: string, facts?: ErrorFacts) {
    super("SettingsError", "invalid_settings", message, facts);
  }
}

/** A reference has the wrong form; the message says the right one. */
export class InvalidIdError extends VecticeError {
  constructor(message: string, facts?: ErrorFacts) {
    super("InvalidIdError", "invalid_id", message, facts);
  }
}

/** The API token or the access token was refused. */
export class AuthenticationError extends VecticeError {
  constructor(message: string, facts?: ErrorFacts) {
    super("AuthenticationError", "authentication_failed", message, facts);
  }
}

/** The user may not do this (403). */
export class PermissionError extends VecticeError {
  constructor(message: string, facts?: ErrorFacts) {
    super("PermissionError", "permission_denied", message, facts);
  }
}

/** There is no such thing, or it is not the user's to see (404). */
export class NotFoundError extends VecticeError {
  constructor(message: string, facts?: ErrorFacts) {
    super("NotFoundError", "not_found", message, facts);
  }
}

/** The request collides with what is already there (409). */
export class ConflictError extends VecticeError {
  constructor(message: string, facts?: ErrorFacts) {
    super("ConflictError", "conflict", message, facts);
  }
}

/** The request is not valid (400, 412, 413), or was refused before it was sent. */
export class InvalidRequestError extends VecticeError {
  constructor(message: string, facts?: ErrorFacts) {
    super("InvalidRequestError", "invalid_request", message, facts);
  }
}

/** The server asks to slow down (429) for longer than retries may wait. */
export class RateLimitError extends VecticeError {
  /** Seconds the server asks to wait, when it says so. */
  declare readonly retryAfter?: number;

  constructor(
    message: string,
    facts: ErrorFacts & { readonly retryAfter?: number | undefined } = {},
  ) {
    super("RateLimitError", "rate_limited", message, facts);
  }
}

/** The server failed (5xx), or gave a GraphQL error of no known kind. */
export class ServerError extends VecticeError {
  /** What a GraphQL answer held beside its errors. */
  declare readonly data?: unknown;

  constructor(message: string, facts: ErrorFacts & { readonly data?: unknown } = {}) {
    super("ServerError", "server_error", message, facts);
  }
}

/** An answer that is not what the protocol promises; the message says which field. */
export class ProtocolError extends VecticeError {
  constructor(message: string, facts?: ErrorFacts) {
    super("ProtocolError", "protocol_error", message, facts);
  }
}

/** No answer at all, or a redirect, which is never followed. */
export class NetworkError extends VecticeError {
  constructor(message: string, facts?: ErrorFacts) {
    super("NetworkError", "network_error", message, facts);
  }
}

/** No answer in time. */
export class TimeoutError extends VecticeError {
  constructor(message: string, facts?: ErrorFacts) {
    super("TimeoutError", "timeout", message, facts);
  }
}

/** Client and server do not fit together. */
export class CompatibilityError extends VecticeError {
  constructor(message: string, facts?: ErrorFacts) {
    super("CompatibilityError", "incompatible", message, facts);
  }
}
