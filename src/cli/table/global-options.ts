import type { Option } from "./command.ts";

/** Options of every command. */
export const helpOption = {
  help: { type: "boolean", short: "h", summary: "Show this help" },
} as const satisfies Readonly<Record<string, Option>>;

/** How the result is printed. */
export const formatOptions = {
  json: { type: "boolean", summary: "Print one JSON document" },
  ndjson: { type: "boolean", summary: "Print one line of JSON an item, as they come" },
  quiet: { type: "boolean", short: "q", summary: "Print ids alone" },
} as const satisfies Readonly<Record<string, Option>>;

/** How to connect; the rest is found as in every program: variables, `.vectice`, `.env`. */
export const connectOptions = {
  host: { type: "string", value: "URL", summary: "The host of Vectice" },
  config: { type: "string", value: "FILE", summary: "The JSON config file" },
  "token-stdin": { type: "boolean", summary: "Read the API token from standard input" },
  timeout: { type: "string", value: "SECONDS", summary: "The most that one request may take" },
} as const satisfies Readonly<Record<string, Option>>;
