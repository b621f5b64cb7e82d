import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import type { Logger } from "../client/text/logger.ts";
import { SettingsError } from "../errors.ts";
import { saveFile } from "./save-file.ts";
import { NoSettingsFile, readSettingsFile } from "./read-settings-file.ts";
import type { ConfigText, Environment } from "./environment.ts";
import { reasonOf } from "./system-error.ts";
import { noDotenv } from "./settings-text.ts";
import { objectSource, type SettingsSource } from "./source.ts";
import { variable } from "./variable.ts";

/** The environment of Node, and of Deno and Bun, which are alike enough. */
export const nodeEnvironment: Environment = {
  sources: (logger) => [
    { name: "environment", get: variable },
    dotenvSource(".vectice of the working directory", () => resolve(".vectice"), logger),
    dotenvSource(".vectice of the home directory", () => join(homedir(), ".vectice"), logger),
    dotenvSource(".env of the working directory", () => resolve(".env"), logger),
    dotenvSource(".env of the home directory", () => join(homedir(), ".env"), logger),
    dotenvSource("/etc/vectice/api.cfg", () => "/etc/vectice/api.cfg", logger),
  ],
  logger: {
    // Standard output belongs to the program's own results.
    debug: (message) => console.error(message),
    info: (message) => console.error(message),
    warn: (message) => console.warn(message),
    error: (message) => console.error(message),
  },
  logLevel: () => variable("VECTICE_LOG"),
  output: () => ({
    print: (text) => process.stdout.write(`${text}\n`),
    columns: process.stdout.columns,
    colour: process.stdout.isTTY && variable("NO_COLOR") === undefined,
  }),
  readConfig,
  saveFile,
  writing: async () => (await import("./node-writing.ts")).nodeWriting,
  explain: ({ code }) => {
    if (code !== undefined && /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL/.test(code)) {
      return (
        `Its certificate is not trusted (${code}). For a private certificate authority, start Node with ` +
        "NODE_EXTRA_CA_CERTS=/path/to/authority.pem, or pass a fetch of your own that trusts it."
      );
    }
    const reason = code === undefined ? "" : ` (${code})`;
    return `Is the host right and running${reason}? Behind a company proxy, pass a fetch of your own that goes through it.`;
  },
};

/** Files that are not there, or are folders (`.env` often is one), hold no settings. */
const absent = new Set(["ENOENT", "ENOTDIR", "EISDIR"]);
/** What Deno throws where it was not allowed to look: there may be nothing. */
const denied = new Set(["NotCapable", "PermissionDenied"]);

/**
 * A dotenv file, read when it is first asked; never loaded into the environment. `locate` may fail:
 * a working directory can be deleted, and not every user has a home.
 */
function dotenvSource(name: string, locate: () => string, logger: Logger): SettingsSource {
  let source: SettingsSource | undefined;
  let note: string | undefined;
  const read = (): SettingsSource => {
    let path: string | undefined;
    try {
      path = locate();
      const text = readSettingsFile(path);
      const form = noDotenv(text);
      if (form !== undefined) {
        throw new NoSettingsFile(`it is ${form}`);
      }
      return objectSource(name, parseEnv(text));
    } catch (error) {
      const code = error instanceof NoSettingsFile ? error.message : reasonOf(error);
      if (path === undefined || denied.has(code)) {
        logger.debug(`${name} cannot be looked for (${code}).`);
      } else if (!absent.has(code)) {
        note = code;
        logger.warn(`${path} cannot be read (${code}): its settings are not used.`);
      } else if (code === "EISDIR") {
        note = "it is a folder";
      }
      return objectSource(name, {});
    }
  };
  const isOfFolder = name.endsWith("of the working directory");
  return { name, isOfFolder, get: (key) => (source ??= read()).get(key), note: () => note };
}

async function readConfig(config: string | URL | Blob): Promise<ConfigText> {
  if (config instanceof Blob) {
    return { name: "the config Blob", text: await config.text() };
  }
  if (config instanceof URL && config.protocol !== "file:") {
    throw new SettingsError(
      `config must be a path or a file: URL here, but is a ${config.protocol} URL. Fetch it and pass the parsed object.`,
    );
  }
  let name = `config ${String(config)}`;
  try {
    // Not every file: URL is a path: it may name a host, or hold an encoded slash.
    const path = config instanceof URL ? fileURLToPath(config) : resolve(config);
    name = `config file "${path}"`;
    return { name, text: readSettingsFile(path) };
  } catch (error) {
    const code = error instanceof NoSettingsFile ? error.message : reasonOf(error);
    throw new SettingsError(
      code === "ENOENT" ? `${name} does not exist.` : `${name} cannot be read (${code}).`,
    );
  }
}
