import * as fc from "fast-check";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it, vi } from "vitest";
import { Connection as BrowserConnection } from "../../../src/browser.ts";
import { parseHost } from "../../../src/environment/host.ts";
import { Connection } from "../../../src/index.ts";
import { createBackend } from "../../../src/testing/index.ts";
import { anyText, anyValue, fuzz, seed } from "./fuzz.ts";

const backend = createBackend();
const apiToken = backend.data.users[0]?.apiToken ?? "";
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "vectice-fuzz-"));
  vi.spyOn(process, "cwd").mockReturnValue(folder);
  vi.stubEnv("HOME", folder);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const open = async (options: object, opener: typeof Connection.open): Promise<unknown> =>
  opener({ fetch: backend.fetch, logLevel: "silent", retry: 0, ...options });

const keys = fc.constantFrom(
  "VECTICE_API_TOKEN",
  "VECTICE_HOST",
  "VECTICE_API_ENDPOINT",
  "WORKSPACE",
  "PROJECT",
);
const goodValues = fc.constantFrom(apiToken, "vectice.example.com", "WSP-1", "PRJ-1", "Churn");
const values = fc.oneof(goodValues, anyText, fc.jsonValue());
const object = fc.dictionary(fc.oneof(keys, anyText), values);
const file = fc.oneof(
  object.map((settings) => JSON.stringify(settings)),
  object.map((settings) => `\uFEFF${JSON.stringify(settings, null, 2)}`),
  object.map((settings) => JSON.stringify(settings).slice(0, -2)),
  fc.json(),
  anyText,
);
const line = fc
  .tuple(
    fc.constantFrom("", "export ", "  ", "# ", "\t"),
    fc.oneof(keys, anyText),
    fc.constantFrom("=", " = ", "", ":", "=="),
    fc.constantFrom("", '"', "'", "`", '"\\'),
    fc.oneof(goodValues, anyText),
    fc.constantFrom("", '"', "'", "`", " # why", "\\n"),
  )
  .map((parts) => parts.join(""));
const dotenv = fc.oneof(
  fc.array(line).map((lines) => lines.join("\n")),
  fc.array(line).map((lines) => lines.join("\r\n")),
  anyText,
  fc.uint8Array({ maxLength: 200 }),
);

describe(`settings of any form (SEED=${seed})`, { timeout: 90_000 }, () => {
  it("in config files", () =>
    fuzz(file, (text) => open({ config: new Blob([text]) }, Connection.open)));

  it("in config objects, and whatever else the option is given", () =>
    fuzz(fc.oneof(object, anyValue), (config) => open({ config, apiToken }, Connection.open)));

  it("in URLs of config files", () =>
    fuzz(
      fc
        .tuple(fc.constantFrom("file:", "https:", "data:", "blob:"), anyText)
        .map(([scheme, rest]) => `${scheme}//${rest}`)
        .filter((text) => URL.canParse(text)),
      (text) => open({ config: new URL(text), apiToken }, Connection.open),
    ));

  it("in dotenv files", () =>
    fuzz(dotenv, (text) => {
      writeFileSync(join(folder, ".vectice"), text);
      return open({}, Connection.open);
    }));

  it("in localStorage", () =>
    fuzz(file, (text) => {
      vi.stubGlobal("localStorage", { getItem: () => text });
      return open({}, BrowserConnection.open);
    }));

  it("in the options", () =>
    fuzz(
      fc.record(
        {
          apiToken: anyValue,
          accessToken: anyValue,
          host: anyValue,
          workspace: anyValue,
          project: anyValue,
          timeout: anyValue,
          retry: anyValue,
          concurrency: anyValue,
          logLevel: anyValue,
          headers: fc.oneof(fc.dictionary(anyText, anyText), anyValue),
        },
        { requiredKeys: [] },
      ),
      (options) => open({ apiToken, ...options }, Connection.open),
    ));

  it("in hosts", () =>
    fuzz(
      fc.oneof(
        anyText,
        fc.webUrl({ withFragments: true, withQueryParameters: true }),
        fc.webAuthority(),
        fc.tuple(fc.constantFrom("/", "//", "http:", "ftp://", "https:///"), anyText).map(String),
      ),
      (text) => parseHost(text, "a test", "https://page.example.com"),
      (host) => {
        const url = new URL(host);
        if (!/^https?:$/.test(url.protocol) || /[?#\s]|\/$/.test(host) || url.username !== "") {
          throw new Error(`${host} is no base URL`);
        }
      },
    ));
});
