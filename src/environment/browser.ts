import { readText } from "../client/http/read-text.ts";
import { sorted } from "../client/sorted.ts";
import { throwIfAborted } from "../client/abort.ts";
import { SettingsError } from "../errors.ts";
import { field, textOf } from "../client/field.ts";
import { codeOf } from "../client/text/redactor.ts";
import type { ConfigReading, ConfigText, Environment } from "./environment.ts";
import { objectSource, type SettingsSource } from "./source.ts";
import type { Logger } from "../client/text/logger.ts";
import { readSavedSettings } from "./storage.ts";

/** The environment of pages and of web, edge and service workers. */
export const browserEnvironment: Environment = {
  sources: (logger: Logger): readonly SettingsSource[] => [
    objectSource("localStorage", readSavedSettings(logger)),
  ],
  logger: console,
  output: () => ({ print: (text) => console.log(text) }),
  readConfig,
  writing: async () => (await import("./browser-writing.ts")).browserWriting,
  origin: pageOrigin,
  explain: ({ host, headers }) => {
    const page = pageOrigin();
    if (page?.startsWith("https:") && host.startsWith("http:")) {
      return "A page on https:// may not call http://. Set the host's https:// address.";
    }
    const foreign = page !== undefined && host !== page && !host.startsWith(`${page}/`);
    return (
      "Is the host right and running, and are you online?" +
      (foreign
        ? ` If so, its CORS rules must allow the origin ${page} and the headers ${asked(headers)}. ` +
          'If they cannot, set versionHeaders: false (when only vectice-* are refused), or use a proxy with host: "/vectice".'
        : "")
    );
  },
};

/** The headers that a server's CORS rules must name, for this request and for those that follow it. */
function asked(headers: readonly string[]): string {
  const all = new Set(["authorization", "content-type", ...headers]);
  all.delete("accept");
  return sorted(all).join(", ");
}

function pageOrigin(): string | undefined {
  const origin = globalThis.location?.origin;
  return origin === undefined || origin === "null" ? undefined : origin;
}

/** No config is longer (bytes). */
const longestConfig = 1_000_000;

function textOfConfig(response: Response, signal: AbortSignal | undefined): Promise<string> {
  const tooLong = (): Error => new Error("longer than any config");
  const ended = signal ?? new AbortController().signal;
  return response.body
    ? readText(response.body, longestConfig, ended, tooLong, false)
    : response.text();
}

async function readConfig(
  config: string | URL | Blob,
  { fetch, signal }: ConfigReading,
): Promise<ConfigText> {
  if (config instanceof Blob) {
    const name = textOf(field(config, "name"));
    return {
      name: name === undefined ? "the config Blob" : `config file "${name}"`,
      text: await config.text(),
    };
  }
  const name = `config file ${String(config).replace(/[?#].*$/s, "")}`;
  let why: string;
  try {
    const response = await fetch(String(config), signal ? { signal } : {});
    if (response.ok) {
      return { name, text: await textOfConfig(response, signal) };
    }
    void response.body?.cancel().catch(() => undefined);
    why = `HTTP status ${response.status}`;
  } catch (error) {
    throwIfAborted(signal);
    why = codeOf(error) ?? "no answer";
  }
  throw new SettingsError(`${name} could not be fetched (${why}). Is its address right?`);
}
