import { concealJwts } from "./conceal-jwts.ts";

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
  /** Whether asking again later may help; the library's own attempts are used up by then. */
  readonly retryable?: boolean | undefined;
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
  abstract readonly code: string;
  declare readonly operation?: string;
  declare readonly status?: number;
  declare readonly key?: string;
  declare readonly resource?: string;
  declare readonly reference?: string | number;
  declare readonly requestId?: string;
  declare readonly maybeApplied?: boolean;
  /** Whether asking again later may help. False for a write that may have been carried out. */
  readonly retryable: boolean;

  constructor(
    message: string,
    {
      cause,
      retryable = false,
      ...facts
    }: ErrorFacts & { readonly retryAfter?: number | undefined; readonly data?: unknown } = {},
  ) {
    const look = facts.maybeApplied === true ? " It may have been carried out: look first." : "";
    const text = concealJwts(message);
    // The server's own words may end without a full stop.
    const told = look === "" ? text : text.replace(/[^.!?…]$/, "$&.") + look;
    super(told, cause ? { cause } : undefined);
    // Of its own, because test frameworks assign to it. Not enumerable, as in other errors.
    const name: unknown = Reflect.get(this, "name");
    Object.defineProperty(this, "name", { value: name, writable: true, configurable: true });
    this.retryable = retryable && facts.maybeApplied !== true;
    for (const [fact, value] of Object.entries(facts)) {
      if (value !== undefined) {
        // Names and ids are the caller's: a token that was given for one must not end up in a log.
        Object.assign(this, { [fact]: cleanFact(value) });
      }
    }
  }

  /** The class's name. A literal in each class, because names of classes do not survive minification. */
  abstract override get name(): string;

  /** @internal */
  get [brand](): true {
    return true;
  }

  /**
   * Errors of another copy of the library count as well: its entries may be loaded as modules and by `require`.
   *
   * @internal
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return (
      Object.prototype.isPrototypeOf.call(this.prototype, Object(value)) ||
      (isVecticeError(value) &&
        Object.hasOwn(value, "retryable") &&
        (this === VecticeError || isNamed(value, ownName(this.prototype))))
    );
  }

  /** The facts as plain data, for logs. */
  toJSON(): Record<string, unknown> {
    const { name, message } = this;
    return Object.assign<Record<string, unknown>, this>({ name, message }, this);
  }
}

/** The name that a class gives its errors; undefined for one that inherits it, because its errors are more special. */
function ownName(prototype: object): unknown {
  return Object.hasOwn(prototype, "name") ? Reflect.get(prototype, "name") : undefined;
}

function cleanFact(fact: unknown): unknown {
  return typeof fact === "string" ? concealJwts(fact) : fact;
}

/** Whether one of an error's classes has this name. */
function isNamed(error: object, name: unknown): boolean {
  const prototype = Reflect.getPrototypeOf(error);
  return (
    name !== undefined &&
    prototype !== null &&
    (ownName(prototype) === name || isNamed(prototype, name))
  );
}

/** Whether a value is an error of this library, also of another copy of it or another realm. */
export function isVecticeError(value: unknown): value is VecticeError {
  return typeof value === "object" && value !== null && brand in value && value[brand] === true;
}

/** A setting is missing, malformed or contradictory; the message says where it was looked for. */
export class SettingsError extends VecticeError {
  override readonly code = "invalid_settings";
  override get name(): string {
    return "SettingsError";
  }
}

/** A reference has the wrong form; the message says the right one. */
export class InvalidIdError extends VecticeError {
  override readonly code = "invalid_id";
  override get name(): string {
    return "InvalidIdError";
  }
}

/** The API token or the access token was refused. */
export class AuthenticationError extends VecticeError {
  override readonly code = "authentication_failed";
  override get name(): string {
    return "AuthenticationError";
  }
}

/** The user may not do this (403). */
export class PermissionError extends VecticeError {
  override readonly code = "permission_denied";
  override get name(): string {
    return "PermissionError";
  }
}

/** There is no such thing, or it is not the user's to see (404). */
export class NotFoundError extends VecticeError {
  override readonly code = "not_found";
  override get name(): string {
    return "NotFoundError";
  }
}

/** The request collides with what is already there (409). */
export class ConflictError extends VecticeError {
  override readonly code = "conflict";
  override get name(): string {
    return "ConflictError";
  }
}

/** The request is not valid (400, 412, 413), or was refused before it was sent. */
export class InvalidRequestError extends VecticeError {
  override readonly code = "invalid_request";
  override get name(): string {
    return "InvalidRequestError";
  }
}

/** The server asks to slow down (429) for longer than retries may wait. */
export class RateLimitError extends VecticeError {
  override readonly code = "rate_limited";
  /** Seconds the server asks to wait, when it says so. */
  declare readonly retryAfter?: number;

  override get name(): string {
    return "RateLimitError";
  }
}

/** The server failed (5xx), or gave a GraphQL error of no known kind. */
export class ServerError extends VecticeError {
  override readonly code = "server_error";
  /** What a GraphQL answer held beside its errors. */
  declare readonly data?: unknown;

  override get name(): string {
    return "ServerError";
  }
}

/** An answer that is not what the protocol promises; the message says which field. */
export class ProtocolError extends VecticeError {
  override readonly code = "protocol_error";
  override get name(): string {
    return "ProtocolError";
  }
}

/** No answer at all, or a redirect, which is never followed. */
export class NetworkError extends VecticeError {
  override readonly code = "network_error";
  override get name(): string {
    return "NetworkError";
  }
}

/** No answer in time. */
export class TimeoutError extends VecticeError {
  override readonly code = "timeout";
  override get name(): string {
    return "TimeoutError";
  }
}

/** Client and server do not fit together. */
export class CompatibilityError extends VecticeError {
  override readonly code = "incompatible";
  override get name(): string {
    return "CompatibilityError";
  }
}

/** A part of a write to a version that has several. */
export interface WriteStep {
  readonly kind: "file" | "table" | "predictor" | "status" | "metrics" | "properties" | "columns";
  /** Of a file or table: its name. */
  readonly name?: string;
}

function cleanSteps(steps: readonly WriteStep[] = []): readonly WriteStep[] {
  return steps.map(({ kind, name }) => ({ kind, ...(name && { name: concealJwts(name) }) }));
}

/** A version was made or partly changed, and something after it failed or was aborted. */
export class IncompleteWriteError extends VecticeError {
  override readonly code = "incomplete_write";
  /** The version's id: its `update()` adds what is missing. */
  declare readonly id: string;
  /** What was done, in that order; a version that was registered is there as well. */
  declare readonly done: readonly WriteStep[];
  /** What was not done; the first of them failed, and `cause` says why. */
  declare readonly missing: readonly WriteStep[];

  constructor(
    message: string,
    {
      id,
      done,
      missing,
      maybeApplied,
      ...facts
    }: ErrorFacts & Pick<IncompleteWriteError, "id" | "done" | "missing">,
  ) {
    super(message, facts);
    // The message of the cause says already what to look at.
    const steps = { done: cleanSteps(done), missing: cleanSteps(missing) };
    Object.assign(
      this,
      { id: cleanFact(id), ...steps },
      maybeApplied === true ? { maybeApplied } : {},
    );
  }

  override get name(): string {
    return "IncompleteWriteError";
  }
}
