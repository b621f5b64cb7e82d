import { quoted } from "../client/failure.ts";
import { InvalidIdError } from "../errors.ts";
import { type Kind, kindOfPrefix, kinds, parseReference } from "./reference.ts";

/** Reads an id, or a link copied from the web app of this host. */
export function browsedReference(reference: string, host: string): { kind: Kind; id: string } {
  const text = typeof reference === "string" ? reference.trim() : "";
  const id = /^https?:\/\//i.test(text) ? idOfLink(text, host) : text;
  const prefix = /^([A-Z]{3})-\d+$/.exec(id)?.[1];
  const kind = prefix === undefined ? undefined : (kindOfPrefix(prefix) ?? misprinted(id));
  if (kind === undefined) {
    throw new InvalidIdError(
      `${quoted(text)} is neither an id such as PRJ-7 nor a link to a page of the web app at ${host}.`,
      { reference: text },
    );
  }
  return { kind, id };
}

/** Old documents write other prefixes: the refusal says the right one. */
function misprinted(id: string): undefined {
  parseReference("dataset", id);
}

function idOfLink(link: string, host: string): string {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  const page = url === undefined ? "" : `${url.origin}${url.pathname}`;
  if (!page.startsWith(`${host}/`)) {
    throw new InvalidIdError(
      `This link is not of ${host}: ${quoted(page)}. Ids mean something at their own host only; connect to that one.`,
      { reference: link },
    );
  }
  const [, kind, id] =
    /\/(?:browse\/)?(\w+)\/([A-Z]{3}-\d+)(?:\/\w+)?\/?$/.exec(page.slice(host.length)) ?? [];
  if (
    kind !== undefined &&
    id !== undefined &&
    kinds().some((known) => known.toLowerCase() === kind)
  ) {
    return id;
  }
  throw new InvalidIdError(
    url?.searchParams.has("resourceId") === true || url?.searchParams.has("w") === true
      ? "Links of this old form hold numbers that cannot be converted to ids. Open it in the web app, and copy the new address."
      : `This link points to no single thing: ${quoted(page)}. Links such as ${host}/browse/project/PRJ-7 do.`,
    { reference: link },
  );
}
