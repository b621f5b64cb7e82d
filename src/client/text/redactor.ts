import { concealed, concealJwts } from "../../conceal-jwts.ts";
import { isVecticeError } from "../../errors.ts";
import { isError } from "../is-error.ts";
import { toWellFormed } from "./well-formed.ts";
import { field, textOf } from "../field.ts";
import { clean } from "./excerpt.ts";

/** Takes secrets out of text that is about to be shown to a person or a log. */
export interface Redactor {
  /** Remembers a secret for as long as the connection lives. */
  add(secret: string): void;
  redact(text: string): string;
  /** The text without the remembered secrets. All else stays, because it is data that somebody asked for. */
  conceal(text: string): string;
  /** A copy of JSON data whose texts, keys too, hold no secret. */
  redactData(data: unknown): unknown;
  /** A copy of a thrown value that keeps names, messages and codes, and nothing else. */
  cause(error: unknown): Error | undefined;
  /** The error itself, whose texts hold no secret any more where it is one of ours. */
  cleanError(error: unknown): unknown;
}

const bearer = /\bBearer\s+[^\s"',}]+/gi;
/** Shorter text is no secret, and taking it out would riddle every message. */
const shortestSecret = 4;
const longestCauseChain = 5;
/** Data nested deeper than this comes from no honest server, and would exhaust the stack. */
const deepestData = 200;
/** A connection that lives for months sees many JWTs; old ones are recognised by their form. */
const mostSecrets = 32;

export function createRedactor(): Redactor {
  const secrets = new Set<string>();

  function conceal(text: string): string {
    let rest = text;
    for (const secret of secrets) {
      rest = rest.replaceAll(secret, concealed);
    }
    return rest;
  }

  function redact(text: string): string {
    return concealJwts(conceal(text).replace(bearer, `Bearer ${concealed}`));
  }

  function redactData(data: unknown, depth = 0): unknown {
    if (typeof data === "string") {
      return redact(data);
    }
    if (typeof data !== "object" || data === null) {
      return data;
    }
    if (depth >= deepestData) {
      return "[too deep]";
    }
    return Array.isArray(data)
      ? data.map((item) => redactData(item, depth + 1))
      : Object.fromEntries(
          Object.entries(data).map(([key, value]) => [redact(key), redactData(value, depth + 1)]),
        );
  }

  function copy(error: unknown, depth: number): Error | undefined {
    if (!isError(error) || depth > longestCauseChain) {
      return undefined;
    }
    const cause = copy(error.cause, depth + 1);
    // Not everybody's errors have text there.
    const twin = new Error(clean(textOf(error.message) ?? "", { redact }), cause && { cause });
    // Defined, not assigned: where Error.prototype is frozen, its members cannot be assigned over.
    Object.defineProperty(twin, "name", {
      value: clean(textOf(error.name) ?? "Error", { redact }),
    });
    const lines = redact(textOf(error.stack) ?? "").split("\n");
    twin.stack = lines.map((line) => clean(line, { redact })).join("\n");
    const code = codeOf(error, { redact });
    return code === undefined ? twin : Object.assign(twin, { code });
  }

  /** Takes the secrets out of the texts that a thing holds itself, its steps and its causes. */
  function concealWithin(thing: object, depth: number): void {
    for (const key of depth < longestCauseChain ? Reflect.ownKeys(thing) : []) {
      const value: unknown = Reflect.get(thing, key);
      let clean: unknown = value;
      if (typeof value === "string") {
        clean = key === "code" || key === "name" ? value : conceal(value);
      } else if (typeof value !== "object" || value === null) {
        continue;
      } else if (isVecticeError(value) || Array.isArray(value) || Array.isArray(thing)) {
        concealWithin(value, depth + 1);
      } else if (isError(value) && conceal(`${value.message} ${value.stack}`).includes(concealed)) {
        clean = copy(value, 0);
      }
      if (clean !== value) {
        Reflect.defineProperty(thing, key, { value: clean });
      }
    }
  }

  return {
    add(secret) {
      for (const form of [
        secret,
        encodeURIComponent(toWellFormed(secret)),
        // Many servers and gateways write these numbers small.
        encodeURIComponent(toWellFormed(secret)).replace(/%../g, (byte) => byte.toLowerCase()),
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
    conceal,
    redactData: (data) => redactData(data),
    cause: (error) => seen(() => copy(error, 0)),
    cleanError: (error) => {
      if (isVecticeError(error)) {
        seen(() => concealWithin(error, 0));
      }
      return error;
    },
  };
}

/** What can be seen of a foreign value; some throw as soon as they are looked at. */
function seen<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

/** What systems write codes with; other text there is no code, and may be made to mislead. */
const codeForm = /^[a-z][\w-]{1,60}$/i;

/** The system's code of a failure, such as `ECONNREFUSED`, wherever in the chain it stands; never a secret. */
export function codeOf(error: unknown, redactor?: Pick<Redactor, "redact">): string | undefined {
  return seen(() => codeWithin(error, redactor, 0));
}

function codeWithin(
  error: unknown,
  redactor: Pick<Redactor, "redact"> | undefined,
  depth: number,
): string | undefined {
  if (!isError(error) || depth > longestCauseChain) {
    return undefined;
  }
  const code = textOf(field(error, "code")) ?? "";
  return codeForm.test(code) && (redactor?.redact(code) ?? code) === code
    ? code
    : codeWithin(error.cause, redactor, depth + 1);
}
