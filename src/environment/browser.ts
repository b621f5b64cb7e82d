import { SettingsError } from "../errors.ts";
import { codeOf } from "../client/redactor.ts";
import { webConsole } from "./console.ts";
import type { ConfigReading, ConfigText, Environment } from "./environment.ts";
import { objectSource, type SettingsSource } from "./source.ts";
import type { Logger } from "../client/logger.ts";
import { readSavedSettings } from "./storage.ts";

/** The environment of pages and of web, edge and service workers. */
export const browserEnvironment: Environment = {
  sources: (logger: Logger): readonly SettingsSource[] => [
    objectSource("localStorage", readSavedSettings(logger)),
  ],
  logger: webConsole,
  output: () => ({ print: (text) => console.log(text) }),
  readConfig,
  origin: pageOrigin,
  explain: ({ host, headers }) => {
    const page = pageOrigin();
    if (page === undefined) {
      return "Is the host right, and can it be reached from here?";
    }
    if (page.startsWith("https:") && host.startsWith("http:")) {
      return "A page on https:// may not call a host on http://. Set the host's https:// address.";
    }
    const own = host === page || host.startsWith(`${page}/`);
    return own
      ? "Is the server running, and are you online?"
      : `Is the host right and running, and are you online? If so, the browser refuses the answer because of the server's CORS rules: ` +
          `its owner must allow the origin ${page} and the headers ${asked(headers)}. ` +
          "Where that cannot be arranged, set versionHeaders: false if only the vectice-* headers are refused, " +
          'or use a proxy on your own origin with host: "/vectice".';
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
    const name =
      "name" in config && typeof config.name === "string"
        ? `config file "${config.name}"`
        : "the config Blob";
    return { name, text: await config.text() };
  }
  const name = `config file ${String(config).replace(/[?#].*$/s, "")}`;
  let response: Response;
  try {
    response = await fetch(new Request(config, signal === undefined ? {} : { signal }));
  } catch (error) {
    signal?.throwIfAborted();
    throw new SettingsError(
      `${name} could not be fetched (${codeOf(error) ?? "no answer"}). Is its address right, and may this page read it?`,
    );
  }
  if (!response.ok) {
    throw new SettingsError(
      `${name} could not be fetched: HTTP status ${response.status}. Is its address right?`,
    );
  }
  return { name, text: await response.text() };
}
