import { describe, expect, it } from "vitest";
import { parseHost } from "../../../src/environment/host.ts";

const parse = (text: string, origin?: string): string => parseHost(text, "argument", origin);

describe("parseHost", () => {
  it.each([
    ["https://app.vectice.com", "https://app.vectice.com"],
    ["app.vectice.com", "https://app.vectice.com"],
    ["  https://App.Vectice.com///  ", "https://app.vectice.com"],
    ["https://ml.example.com/vectice/", "https://ml.example.com/vectice"],
    ["ml.example.com/a/b", "https://ml.example.com/a/b"],
    ["localhost:3000", "https://localhost:3000"],
    ["http://127.0.0.1:8080", "http://127.0.0.1:8080"],
    ["https://[::1]:8443", "https://[::1]:8443"],
    ["https://bücher.example", "https://xn--bcher-kva.example"],
  ])("reads %j as %j", (text, host) => {
    expect(parse(text)).toBe(host);
  });

  it.each([
    ["", "is empty"],
    ["///", "is empty"],
    ["https://my host", "space"],
    ["https://host\u0000", "control character"],
    ["https:\\\\host", "backslash"],
    ["ftp://host", "ftp:"],
    ["file:///etc/passwd", "file:"],
    ["javascript:alert(1)", "not a web address"],
    ["https://", "is not a web address"],
    ["https://host?x=1", "query"],
    ["https://host#x", "fragment"],
    ["https://host?", "query"],
    ["/vectice", "path"],
    ["//host", "scheme"],
  ])("refuses %j: %s", (text, why) => {
    expect(() => parse(text)).toThrow(why);
  });

  it("never shows a user name or password, and says where the host came from", () => {
    expect(() => parse("https://ada:canary@host")).toThrow(/from: argument.*user name or password/);
    expect(() => parse("https://ada:canary@host")).not.toThrow("canary");
    expect(() => parse("https://canary@host")).toThrow("user name");
  });

  it("takes a path for one of the page's own origin", () => {
    expect(parse("/vectice/", "https://intranet.example:8443")).toBe(
      "https://intranet.example:8443/vectice",
    );
    expect(() => parse("//evil.example", "https://intranet.example")).toThrow("scheme");
  });
});
