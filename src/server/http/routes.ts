import { Refusal } from "../refusal.ts";
import { uploadOf, type UploadRoute } from "./upload-route.ts";

/** The kinds of things that have attachments, and the prefix of their ids. */
const attachedTo: ReadonlyMap<string, string> = new Map([
  ["modelversion", "MDV"],
  ["datasetversion", "DTV"],
  ["iteration", "ITR"],
]);

/** What a request is for; nothing else is ever forwarded. */
export type Route =
  | { readonly kind: "graphql" }
  | { readonly kind: "authenticate" }
  | { readonly kind: "compatibility" }
  | UploadRoute
  | {
      readonly kind: "download";
      readonly entity: string;
      readonly id: string;
      /** The file's name, decoded. */
      readonly name: string;
    };

const plainSegment = /^[\w~-][\w.~-]*$/;
const longestName = 255;

/** The option `base` in the form `/vectice`, or "" for the root. */
export function baseOf(given: string): string {
  return given.replace(/^\/+|\/+$/g, "").replace(/^(?=.)/, "/");
}

/** Finds out what a request is for by its address alone. Anything unusual is refused. */
export function routeOf(method: string, url: URL, base: string | undefined): Route {
  const segments = belowBase(url.pathname, base) ?? [];
  const [first, second, third, fourth, name, ...rest] = segments;
  const path = segments.join("/");
  if (first === "api" && second === "entityfiles" && name === undefined) {
    expecting("POST", method);
    return uploadOf(third ?? "", fourth ?? "", url.search);
  }
  if (url.search !== "" || url.href.includes("?")) {
    throw new Refusal(
      400,
      "query_string",
      "The proxy takes no query string but that of an upload: tokens and other secrets do not belong in addresses.",
    );
  }
  if (path === "graphql") {
    expecting("POST", method);
    return { kind: "graphql" };
  }
  if (path === "metadata/authenticate") {
    expecting("POST", method);
    return { kind: "authenticate" };
  }
  if (path === "metadata/compatibility") {
    expecting("GET", method);
    return { kind: "compatibility" };
  }
  if (first === "api" && second === "attachments" && rest.length === 0) {
    expecting("GET", method);
    return downloadOf(third ?? "", fourth ?? "", name);
  }
  if (first === "api") {
    throw new Refusal(
      403,
      "not_forwarded",
      "Of /api, the proxy forwards downloads from /api/attachments and uploads to /api/entityfiles only.",
    );
  }
  throw unknownPath();
}

/** Whether an address belongs to the protocol's REST half, where refusals are plain text. */
export function isRest(url: URL, base: string | undefined): boolean {
  const [first] = belowBase(url.pathname, base) ?? [];
  return first === "metadata" || first === "api";
}

/** The segments below the base, still encoded; undefined for an address elsewhere. */
function belowBase(pathname: string, base: string | undefined): string[] | undefined {
  const [, ...segments] = pathname.split("/");
  const prefix =
    base === undefined ? startOfProtocol(segments) : base.split("/").filter((part) => part !== "");
  return prefix?.every((part, place) => segments[place] === part && plainSegment.test(part))
    ? segments.slice(prefix.length)
    : undefined;
}

/** Where no base is named, it is whatever precedes the protocol's part, which is the last one. */
function startOfProtocol(segments: readonly string[]): readonly string[] | undefined {
  const files = segments.findLastIndex(
    (part, place) =>
      part === "api" && /^(?:attachments|entityfiles)$/.test(segments[place + 1] ?? ""),
  );
  const [last, before] = segments.toReversed();
  const length =
    // A file may have any name, "graphql" too.
    files >= 0 && segments.length - files <= 5
      ? segments.length - files
      : last === "graphql"
        ? 1
        : before === "metadata" && /^(?:authenticate|compatibility)$/.test(last ?? "")
          ? 2
          : undefined;
  return length === undefined ? undefined : segments.slice(0, -length);
}

function downloadOf(entity: string, id: string, encoded: string | undefined): Route {
  const prefix = attachedTo.get(entity);
  if (prefix === undefined || encoded === undefined || encoded === "") {
    throw new Refusal(
      404,
      "unknown_path",
      "Downloads are at /api/attachments/{modelversion|datasetversion|iteration}/{id}/{name}.",
    );
  }
  if (!new RegExp(`^${prefix}-\\d{1,15}$`).test(id)) {
    throw new Refusal(400, "invalid_id", `The id of a ${entity} has the form ${prefix}-12.`);
  }
  return { kind: "download", entity, id, name: decodedFileName(encoded) };
}

/** A name that could mean another path once something decodes it again is refused. */
function decodedFileName(encoded: string): string {
  const refuse = (): Refusal =>
    new Refusal(
      400,
      "file_name",
      "A file's name must be percent-encoded once, and hold no slash, backslash or control character.",
    );
  let name: string;
  try {
    name = decodeURIComponent(encoded);
  } catch {
    throw refuse();
  }
  if (
    /[/\\\p{Cc}\p{Zl}\p{Zp}]|%[\da-f]{2}/iu.test(name) ||
    /^\.{1,2}$/.test(name) ||
    name.trim() === "" ||
    name.length > longestName
  ) {
    throw refuse();
  }
  return name;
}

function expecting(expected: string, method: string): void {
  if (method !== expected) {
    throw new Refusal(405, "method", `This address takes ${expected} only, not ${method}.`, {
      allow: `${expected}, OPTIONS`,
    });
  }
}

function unknownPath(): Refusal {
  return new Refusal(
    404,
    "unknown_path",
    "The proxy has nothing here: it serves /graphql, /metadata/compatibility, /api/attachments and /api/entityfiles below its own path.",
  );
}
