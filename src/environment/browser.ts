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
  return [...all].toSorted().join(", ");
}

function pageOrigin(): string | undefined {
  const origin = globalThis.location?.origin;
  return origin === undefined || origin === "null" ? undefined : origin;
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
      return { name, text: await response.text() };
    }
    why = `HTTP status ${response.status}`;
  } catch (error) {
    signal?.throwIfAborted();
    why = codeOf(error) ?? "no answer";
  }
  throw new SettingsError(`${name} could not be fetched (${why}). Is its address right?`);
}
