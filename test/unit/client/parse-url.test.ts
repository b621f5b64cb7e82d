import { afterEach, describe, expect, it, vi } from "vitest";
import { parseUrl } from "../../../src/client/parse-url.ts";

afterEach(() => vi.unstubAllGlobals());

/** What React Native had before 0.80: an address whose parts cannot be asked for. */
class PartlessUrl {
  get protocol(): string {
    throw new Error("URL.protocol is not implemented");
  }
  get pathname(): string {
    throw new Error("URL.pathname is not implemented");
  }
}

const parts = [
  "href",
  "origin",
  "protocol",
  "hostname",
  "pathname",
  "search",
  "username",
  "password",
] as const;

describe("an address where the platform's own has no parts", () => {
  it.each([
    "https://app.vectice.com",
    "https://App.Vectice.com:443/a/b/",
    "http://localhost:8080/vectice?a=1&b=2#c",
    "http://[::1]:3000/x",
    "https://user:secret@host.example/",
    "https://user@host.example?w=1",
  ])("is read as it is elsewhere: %s", (text) => {
    const own = parseUrl(text);
    vi.stubGlobal("URL", PartlessUrl);
    const read = parseUrl(text);
    for (const part of parts) {
      if (part !== "href") {
        expect([part, read?.[part]]).toEqual([part, own?.[part]]);
      }
    }
  });

  it.each(["", "x", "https://", "https://a b/", "javascript:alert(1)", "//host/x"])(
    "is none where it is none: %s",
    (text) => {
      vi.stubGlobal("URL", PartlessUrl);
      expect(parseUrl(text)).toBeUndefined();
    },
  );
});
