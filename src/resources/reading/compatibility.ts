import { parseUrl } from "../../client/parse-url.ts";
import * as v from "valibot";
import { excerpt } from "../../client/text/excerpt.ts";
import type { CallOptions, Client } from "../../client/client.ts";
import { CompatibilityError, ProtocolError } from "../../errors.ts";

/** How client and server fit together. */
export interface Compatibility {
  /** `"OK"`, or the server's word for a level of warning. */
  readonly status: string;
  /** What the server has to say about it. */
  readonly message?: string;
}

const CompatibilitySchema = v.object({
  message: v.nullish(v.string()),
  status: v.nullish(v.string()),
  /** A proxy names the address of the web app here. */
  web: v.optional(v.unknown()),
});
const operation = "compatibility";

/** What the server tells about itself. */
interface Told {
  readonly compatibility: Compatibility;
  /** The address of the web app: the host's, or what a proxy names. */
  readonly web: string;
}

/** Asks the server whether it speaks with this library: `GET {host}/metadata/compatibility`. */
export async function checkCompatibility(client: Client, options: CallOptions): Promise<Told> {
  const answer = await client.get("metadata/compatibility", operation, options);
  const result = v.safeParse(v.nullish(CompatibilitySchema), answer);
  if (!result.success) {
    throw new ProtocolError(
      `${client.host} answered ${operation} with something else than promised: "message" and "status" should be text.`,
      { operation },
    );
  }
  const web = webAddress(result.output?.web) ?? client.host;
  const message = result.output?.message ?? "";
  const status = result.output?.status ?? "";
  if (message === "" || status === "OK") {
    return { compatibility: message === "" ? { status: "OK" } : { status: "OK", message }, web };
  }
  const words = excerpt(message);
  if (status === "Error") {
    throw new CompatibilityError(
      `${client.host} does not work with this version of the library: ${words}`,
      { operation },
    );
  }
  client.logger.warn(`${client.host} says about compatibility: ${words}`);
  return { compatibility: { status, message }, web };
}

/** An address that links may begin with; anything else is as if it were not there. */
function webAddress(given: unknown): string | undefined {
  const url = typeof given === "string" ? parseUrl(given) : undefined;
  return url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    `${url.origin}${url.pathname}` === url.href
    ? url.href.replace(/\/+$/, "")
    : undefined;
}
