import { parseUrl } from "../../client/parse-url.ts";
import { quoted } from "../../client/text/excerpt.ts";
import { InvalidIdError } from "../../errors.ts";
import {
  allKinds,
  given,
  idPattern,
  type Kind,
  kindOfPrefix,
  parseReference,
} from "./reference.ts";

/** Reads an id, or a link of this host or copied from its web app; behind a proxy these are two addresses. */
export function browsedReference(
  reference: string,
  host: string,
  web = host,
): { readonly kind: Kind; readonly id: string } {
  const text = typeof reference === "string" ? reference.trim() : "";
  const id = /^https?:\/\//i.test(text) ? idOfLink(text, host, web) : text;
  const prefix = idPattern.exec(id)?.[1] ?? "";
  const kind = kindOfPrefix(prefix);
  if (kind === undefined) {
    if (prefix !== "") {
      // Old documents write other prefixes: the refusal says the right one.
      parseReference("dataset", id);
    }
    const { shown, facts } = given(reference);
    throw new InvalidIdError(
      `${shown} is neither an id such as PRJ-7 nor a link to a page of ${web}.`,
      facts,
    );
  }
  return { kind, id };
}

function idOfLink(link: string, host: string, web: string): string {
  const url = parseUrl(link);
  const page = url === undefined ? "" : `${url.origin}${url.pathname}`;
  const refuse = (why: string): never => {
    throw new InvalidIdError(why, { reference: link });
  };
  const place = [web, host].find((address) => page.startsWith(`${address}/`));
  if (place === undefined) {
    return refuse(
      `This link is not of ${web}: ${quoted(page)}. Ids mean something at their own host only.`,
    );
  }
  const [, kind, id] =
    /\/(?:browse\/)?(\w+)\/([A-Z]{3}-\d+)(?:\/\w+)?\/?$/.exec(page.slice(place.length)) ?? [];
  if (id !== undefined && allKinds().some((known) => known.toLowerCase() === kind)) {
    return id;
  }
  return refuse(
    /[?&](?:resourceId|w)(?:[=&]|$)/.test(url?.search ?? "")
      ? "Links of this old form hold numbers that cannot be converted. Open it, and copy the new address."
      : `This link leads to no single thing: ${quoted(page)}. ${web}/browse/project/PRJ-7 does.`,
  );
}
