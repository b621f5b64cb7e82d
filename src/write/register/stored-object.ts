import { isDate } from "../../client/is-date.ts";
import { quoted } from "../../client/text/excerpt.ts";
import { kindOf } from "../../environment/source.ts";
import { InvalidRequestError } from "../../errors.ts";
import { type FileWire, fileWire } from "./source-input.ts";

/** An object of S3 or Google Cloud Storage. */
export interface StoredObject {
  /** Such as `s3://bucket/path/data.csv` or `gs://bucket/data.csv`. */
  readonly uri: string;
  /** Bytes. */
  readonly size?: number | undefined;
  /** What tells its content from another one, such as its ETag. */
  readonly fingerprint?: string | undefined;
  readonly updatedAt?: Date | undefined;
}

const origins: Readonly<Record<string, string>> = { s3: "S3", gs: "GCS" };

/** The wire forms of objects, and where all of them are. */
export function objectInputs(
  objects: readonly StoredObject[],
  what: string,
): { readonly origin: string; readonly objects: readonly FileWire[] } {
  if (!Array.isArray(objects) || objects.length === 0) {
    throw new InvalidRequestError(
      `${what}: objects must be an array of { uri, … }, and not empty.`,
      {
        resource: "sources",
      },
    );
  }
  const parsed = objects.map((object: StoredObject) => parseObject(object, what));
  const [origin = "", ...others] = new Set(parsed.map((one) => one.origin));
  if (others.length > 0) {
    throw new InvalidRequestError(
      `${what} holds objects of S3 and of Google Cloud Storage. Make a source of each.`,
      { resource: "sources" },
    );
  }
  return { origin, objects: parsed.map(({ wire }) => wire) };
}

function parseObject(
  object: StoredObject,
  what: string,
): { readonly origin: string; readonly wire: FileWire } {
  const { uri, size, fingerprint, updatedAt } = object ?? {};
  const [, scheme = "", name] = /^(s3|gs):\/\/[^/]+\/(.*[^/].*)$/.exec(uri) ?? [];
  if (name === undefined) {
    throw refused(
      `the uri ${typeof uri === "string" ? quoted(uri) : kindOf(uri)} is not like s3://bucket/path or gs://bucket/path`,
    );
  }
  if (size !== undefined && !(Number.isSafeInteger(size) && size >= 0)) {
    throw refused(
      `size must be a whole number of bytes, but is ${typeof size === "number" ? size : kindOf(size)}`,
    );
  }
  if (fingerprint !== undefined && typeof fingerprint !== "string") {
    throw refused(`fingerprint must be text, but is ${kindOf(fingerprint)}`);
  }
  if (updatedAt !== undefined && !(isDate(updatedAt) && !Number.isNaN(updatedAt.valueOf()))) {
    throw refused(`updatedAt must be a valid Date, but is ${kindOf(updatedAt)}`);
  }
  function refused(why: string): InvalidRequestError {
    return new InvalidRequestError(`${what}: ${why}.`, { resource: "sources" });
  }
  return {
    origin: origins[scheme] ?? "",
    wire: fileWire({
      name,
      filename: name.replace(/\/+$/, "").replace(/^.*\//s, ""),
      uri,
      size: size ?? null,
      fingerprint: fingerprint ?? null,
      updatedDate: updatedAt?.toISOString() ?? null,
    }),
  };
}
