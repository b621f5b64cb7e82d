import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { codeOf, createRedactor } from "../../../../src/client/text/redactor.ts";

const secret = 'canary"/+ 42';

describe("redactor", () => {
  it("takes known secrets out, plain, encoded and escaped", () => {
    const redactor = createRedactor();
    redactor.add(secret);
    const text = `a ${secret} b ${encodeURIComponent(secret)} c ${JSON.stringify(secret)}`;
    expect(redactor.redact(text)).toBe('a [secret] b [secret] c "[secret]"');
  });

  it("takes known secrets out where their encoding is in small letters", () => {
    const redactor = createRedactor();
    redactor.add("To/ken+AB==");
    expect(redactor.redact("?key=To%2fken%2bAB%3d%3d")).toBe("?key=[secret]");
  });

  it("copies nothing of a thrown value that throws when it is looked at", () => {
    const closed = (): never => {
      throw new Error("closed");
    };
    expect(codeOf(Object.defineProperty(new Error("x"), "code", { get: closed }))).toBe(undefined);
    for (const error of [
      Object.defineProperty(new Error("x"), "message", { get: closed }),
      new Proxy(new Error("x"), { getPrototypeOf: closed }),
    ]) {
      expect([createRedactor().cause(error), codeOf(error)]).toEqual([undefined, undefined]);
    }
  });

  it("takes out what looks like a JWT or a bearer token, known or not", () => {
    const { redact } = createRedactor();
    expect(redact("got eyJhbGciOi.eyJleHAiOjE.c2ln, sent Bearer abc.def")).toBe(
      "got [secret], sent Bearer [secret]",
    );
  });

  it("leaves short text alone, so that messages stay readable", () => {
    const redactor = createRedactor();
    redactor.add("a");
    expect(redactor.redact("a banana")).toBe("a banana");
  });

  it("forgets the oldest secrets, not the newest", () => {
    const redactor = createRedactor();
    for (let count = 0; count < 100; count += 1) {
      redactor.add("the-api-token");
      redactor.add(`token-${count}`);
    }
    expect(redactor.redact("the-api-token token-99")).toBe("[secret] [secret]");
  });

  it("copies a cause without its extra fields, and redacts it whole", () => {
    const redactor = createRedactor();
    redactor.add(secret);
    const inner = Object.assign(new Error(`inner ${secret}`), {
      code: "ECONNREFUSED",
      request: { secret },
    });
    const copy = redactor.cause(new TypeError(`fetch failed ${secret}`, { cause: inner }));
    expect(copy?.name).toBe("TypeError");
    expect(copy?.message).toBe("fetch failed [secret]");
    expect(copy?.stack).not.toContain(secret);
    expect(copy?.cause).toMatchObject({ message: "inner [secret]", code: "ECONNREFUSED" });
    expect(copy?.cause).not.toHaveProperty("request");
    expect(redactor.cause("text")).toBeUndefined();
  });

  it("copes with errors whose message, name or stack is no text", () => {
    const odd = Object.defineProperties(new Error("a"), {
      message: { value: 1 },
      name: { value: {} },
      stack: { value: ["frames"] },
    });
    expect(createRedactor().cause(odd)).toMatchObject({ message: "", name: "Error", stack: "" });
  });

  it("ends endless chains of causes", () => {
    const error = new Error("a");
    error.cause = error;
    expect(createRedactor().cause(error)?.message).toBe("a");
  });

  it("finds a system's code wherever it stands", () => {
    expect(
      codeOf(new Error("a", { cause: Object.assign(new Error("b"), { code: "EPIPE" }) })),
    ).toBe("EPIPE");
    expect(codeOf(new Error("a"))).toBeUndefined();
    expect(codeOf("a")).toBeUndefined();
  });

  it("stands long text, deep data and broken characters of a hostile server", () => {
    const redactor = createRedactor();
    const started = performance.now();
    redactor.redact("eyJ-".repeat(100_000));
    // A pattern that looks back and forth takes a minute for this.
    expect(performance.now() - started).toBeLessThan(5_000);

    let deep: unknown = "end";
    for (let depth = 0; depth < 50_000; depth += 1) {
      deep = { deep: [deep] };
    }
    expect(JSON.stringify(redactor.redactData(deep))).toContain("[too deep]");

    redactor.add("half\ud800");
    expect(redactor.redact("a half\ud800 b")).toBe("a [secret] b");
  });
});

describe("an error of another realm, as the platform's are in Jest", () => {
  it("keeps its message and its code", () => {
    const foreign: unknown = runInNewContext(
      'Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error("no"), { code: "ECONNREFUSED" }) })',
    );
    expect(foreign).not.toBeInstanceOf(Error);
    expect(codeOf(foreign)).toBe("ECONNREFUSED");
    expect(createRedactor().cause(foreign)?.message).toBe("fetch failed");
  });
});
