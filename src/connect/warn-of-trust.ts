import { parseUrl } from "../client/parse-url.ts";
import type { Logger } from "../client/text/logger.ts";
import { quoted } from "../client/text/excerpt.ts";
import { defaultHost } from "../environment/host.ts";
import type { SettingsSource } from "../environment/source.ts";

/** Where a token is sent, and where host and token come from. */
interface TrustedSettings {
  readonly host: string;
  readonly hostSource: string;
  /** Undefined: a proxy holds the token. */
  readonly tokenSource: string | undefined;
  readonly sources: readonly SettingsSource[];
  readonly origin: string | undefined;
}

/** Hosts whose requests do not leave the machine. */
const loopback = /^(?:localhost|[^/]*\.localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Warns where a token may go to somebody that it was not meant for. */
export function warnOfTrust(settings: TrustedSettings, logger: Logger): void {
  const { host, hostSource, tokenSource, sources, origin } = settings;
  if (tokenSource === undefined) {
    return;
  }
  const isOfFolder = (name: string): boolean =>
    sources.some((source) => source.name === name && source.isOfFolder === true);
  if (host !== defaultHost && isOfFolder(hostSource) && !isOfFolder(tokenSource)) {
    logger.warn(
      `The host ${quoted(host)} (from: ${hostSource}) gets the token (from: ${tokenSource}). ` +
        "If you did not write that file, connect no more before you know who did. Naming the host where the token is ends this warning.",
    );
  }
  const { protocol = "", hostname = "" } = parseUrl(host) ?? {};
  const isOwn = origin !== undefined && (host === origin || host.startsWith(`${origin}/`));
  if (protocol === "http:" && !isOwn && !loopback.test(hostname)) {
    logger.warn(
      `The host ${quoted(host)} (from: ${hostSource}) is asked by http:, so the token (from: ${tokenSource}) can be read on its way. Set its https: address.`,
    );
  }
}
