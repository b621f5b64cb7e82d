/** Takes secrets out of text that is about to be shown to a person or a log. */
export interface Redactor {
  /** Remembers a secret for as long as the connection lives. */
  add(secret: string): void;
  redact(text: string): string;
  /** A copy of JSON data whose texts, keys too, hold no secret. */
  redactData(data: unknown): unknown;
  /** A copy of a thrown value that keeps names, messages and codes, and nothing else. */
  cause(error: unknown): Error | undefined;
}

const jwt = /\beyJ[\w-]{4,}\.[\w-]+\.[\w-]*/g;
const bearer = /\bBearer\s+[^\s"',}]+/gi;
const replacement = "[secret]";
/** Shorter text is no secret, and taking it out would riddle every message. */
const shortestSecret = 4;
const longestCauseChain = 5;
/** A connection that lives for months sees many JWTs; old ones are recognised by their form. */
const mostSecrets = 32;

export function createRedactor(): Redactor {
  const secrets = new Set<string>();

  function redact(text: string): string {
    let redacted = text;
    for (const secret of secrets) {
      redacted = redacted.replaceAll(secret, replacement);
    }
    return redacted.replace(bearer, `Bearer ${replacement}`).replace(jwt, replacement);
  }

  function redactData(data: unknown): unknown {
    if (typeof data === "string") {
      return redact(data);
    }
    if (Array.isArray(data)) {
      return data.map(redactData);
    }
    return typeof data === "object" && data !== null
      ? Object.fromEntries(
          Object.entries(data).map(([key, value]) => [redact(key), redactData(value)]),
        )
      : data;
  }

  function copy(error: unknown, depth: number): Error | undefined {
    if (!(error instanceof Error) || depth > longestCauseChain) {
      return undefined;
    }
    const cause = copy(error.cause, depth + 1);
    const twin = new Error(redact(error.message), cause === undefined ? undefined : { cause });
    // Defined, not assigned: where Error.prototype is frozen, its members cannot be assigned over.
    Object.defineProperty(twin, "name", { value: redact(error.name) });
    if (error.stack !== undefined) {
      twin.stack = redact(error.stack);
    }
    const code = codeOf(error);
    return code === undefined ? twin : Object.assign(twin, { code: redact(code) });
  }

  return {
    add(secret) {
      for (const form of [
        secret,
        encodeURIComponent(secret),
        JSON.stringify(secret).slice(1, -1),
      ]) {
        if (form.length >= shortestSecret) {
          // Deleted first, so that what was used last is forgotten last.
          secrets.delete(form);
          secrets.add(form);
        }
      }
      for (const oldest of secrets) {
        if (secrets.size <= mostSecrets) {
          break;
        }
        secrets.delete(oldest);
      }
    },
    redact,
    redactData,
    cause: (error) => copy(error, 0),
  };
}

/** The system's code of a failure, such as `ECONNREFUSED`, wherever in the chain it stands. */
export function codeOf(error: unknown): string | undefined {
  let current = error;
  for (let depth = 0; depth <= longestCauseChain && current instanceof Error; depth += 1) {
    if ("code" in current && typeof current.code === "string") {
      return current.code;
    }
    current = current.cause;
  }
  return undefined;
}
