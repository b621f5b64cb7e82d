import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { clearSettings, connect, Connection, saveSettings } from "../../../src/browser.ts";
import { browserEnvironment } from "../../../src/environment/browser.ts";
import { createBackend } from "../../../src/testing/index.ts";
import { fetchOf } from "../../fetch-of.ts";

const backend = createBackend({});
const apiToken = backend.data.users[0]?.apiToken ?? "";
const host = "https://vectice.example.com";
const lines: string[] = [];
const collect = (line: string): void => void lines.push(line);
const logger = { debug: collect, info: collect, warn: collect, error: collect };
const open = (options: object = {}): Promise<Connection> =>
  Connection.open({ fetch: backend.fetch, logger, ...options });

function storageOf(broken?: "get" | "set"): Pick<Storage, "getItem" | "setItem" | "removeItem"> {
  const items = new Map<string, string>();
  const refuse = (method: "get" | "set"): void => {
    if (broken === method) {
      throw new DOMException("denied", "SecurityError");
    }
  };
  return {
    getItem: (key) => {
      refuse("get");
      return items.get(key) ?? null;
    },
    setItem: (key, value) => {
      refuse("set");
      items.set(key, value);
    },
    removeItem: (key) => void items.delete(key),
  };
}

beforeEach(() => {
  lines.length = 0;
  vi.stubGlobal("localStorage", storageOf());
});

afterEach(() => vi.unstubAllGlobals());

describe("settings in a browser", () => {
  it("come from localStorage, where saveSettings keeps them", async () => {
    saveSettings({ apiToken, host, workspace: "Credit risk", project: "Churn" });
    expect(JSON.parse(localStorage.getItem("vectice") ?? "")).toEqual({
      VECTICE_API_TOKEN: apiToken,
      VECTICE_HOST: host,
      WORKSPACE: "Credit risk",
      PROJECT: "Churn",
    });
    expect((await connect({ fetch: backend.fetch })).kind).toBe("project");
    expect((await open()).settings.apiToken).toEqual({ source: "localStorage" });
    saveSettings({ apiToken });
    expect((await open()).settings.workspace).toBeUndefined();
    clearSettings();
    await expect(open()).rejects.toThrow("in: localStorage");
  });

  it.each(["{", "[]", '"text"', "5", "null"])(
    "are none when localStorage holds %j, with a warning",
    async (rubbish) => {
      localStorage.setItem("vectice", rubbish);
      await open({ apiToken });
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain("is ignored");
    },
  );

  it("are none when localStorage is blocked, with a warning; full storage is told at saving", async () => {
    vi.stubGlobal("localStorage", storageOf("get"));
    await open({ apiToken });
    expect(lines[0]).toContain("localStorage is blocked");
    vi.stubGlobal("localStorage", storageOf("set"));
    expect(() => saveSettings({ apiToken })).toThrow("could not be saved");
  });

  it("are none where there is no localStorage, without a word", async () => {
    Reflect.deleteProperty(globalThis, "localStorage");
    await open({ apiToken });
    vi.stubGlobal("localStorage", null);
    expect(() => saveSettings({})).toThrow("blocked, full or absent");
    expect(() => clearSettings()).not.toThrow();
    expect(lines).toEqual([]);
  });

  it("are read from a config URL, Blob or File", async () => {
    const text = JSON.stringify({ VECTICE_API_TOKEN: apiToken, VECTICE_HOST: host });
    const file = new File([text], "api.json");
    expect((await open({ config: file })).settings.apiToken?.source).toBe('config file "api.json"');
    expect((await open({ config: new Blob([text]) })).settings.apiToken?.source).toBe(
      "the config Blob",
    );
    const answers: Record<string, () => Response> = {
      "https://page.example/api.json": () => new Response(text),
      "https://page.example/gone": () => new Response("", { status: 404 }),
      "https://page.example/rubbish": () => new Response("<html>canary"),
    };
    const fetch = fetchOf(async (request) => {
      const answer = answers[request.url.replace(/\?.*/, "")];
      if (answer !== undefined) {
        return answer();
      }
      if (request.url.startsWith("https://page.example")) {
        throw new TypeError("Failed to fetch");
      }
      return backend.fetch(request);
    });
    const { settings } = await open({
      config: new URL("https://page.example/api.json?key=hidden"),
      fetch,
    });
    expect(settings.host.source).toBe("config file https://page.example/api.json");
    await expect(open({ config: "https://page.example/gone", fetch })).rejects.toThrow(
      "HTTP status 404",
    );
    await expect(open({ config: "https://page.example/rubbish", fetch })).rejects.toThrow(
      "is not valid JSON",
    );
    await expect(open({ config: "https://page.example/silent", fetch })).rejects.toThrow(
      "could not be fetched (no answer)",
    );
    await expect(
      open({
        config: "https://page.example/api.json",
        signal: AbortSignal.abort(new Error("enough")),
        fetch,
      }),
    ).rejects.toThrow("enough");
  });
});

describe("the environment of a browser", () => {
  const failure = { host, headers: ["authorization", "vectice-version"], code: undefined };

  it("explains what CORS rules must allow", () => {
    vi.stubGlobal("location", { origin: "https://dashboard.example" });
    const text = browserEnvironment.explain(failure);
    for (const part of [
      "CORS",
      "https://dashboard.example",
      "authorization, content-type, vectice-version",
      "versionHeaders: false",
      'host: "/vectice"',
    ]) {
      expect(text).toContain(part);
    }
  });

  it("explains mixed content, silence of one's own origin, and silence outside of pages", () => {
    vi.stubGlobal("location", { origin: "https://dashboard.example" });
    expect(browserEnvironment.explain({ ...failure, host: "http://intranet" })).toContain(
      "https://",
    );
    expect(
      browserEnvironment.explain({ ...failure, host: "https://dashboard.example/vectice" }),
    ).not.toContain("CORS");
    vi.stubGlobal("location", { origin: "null" });
    expect(browserEnvironment.explain(failure)).toContain("Is the host right");
    vi.stubGlobal("location", undefined);
    expect(browserEnvironment.explain(failure)).not.toContain("CORS");
  });

  it("takes a path of the page's origin for a host", async () => {
    vi.stubGlobal("location", { origin: "https://dashboard.example" });
    expect((await open({ apiToken, host: "/vectice" })).host).toBe(
      "https://dashboard.example/vectice",
    );
  });

  it("prints to the console", async () => {
    const log = vi.spyOn(console, "log").mockReturnValue(undefined);
    const connection = await open({ apiToken, host });
    await connection.listWorkspaces();
    expect(log.mock.calls.join()).toContain("workspace id");
    log.mockRestore();
  });
});
