import { Refusal } from "../refusal.ts";

/** What a file can be uploaded to, the form of its id, and the queries that it takes. */
const uploadedTo: ReadonlyMap<string, UploadPlace> = new Map([
  ["iteration", { example: "ITR-12", id: /^ITR-\d{1,15}$/, queries: ["stepName", "extract"] }],
  [
    "modelversion",
    { example: "MDV-12", id: /^MDV-\d{1,15}$/, queries: ["modelFramework", "extract"] },
  ],
  ["datasetversion", { example: "DTV-12", id: /^DTV-\d{1,15}$/, queries: ["extract"] }],
  ["run", { example: "12", id: /^\d{1,15}$/, queries: ["extract"] }],
]);

interface UploadPlace {
  readonly example: string;
  readonly id: RegExp;
  readonly queries: readonly string[];
}

/** An upload; its query is checked and decoded. */
export interface UploadRoute {
  readonly kind: "upload";
  readonly entity: string;
  readonly id: string;
  readonly query: ReadonlyMap<string, string>;
}

/** The most characters of a value, as the protocol counts them. */
const longest: Readonly<Record<string, number>> = { stepName: 60, extract: 5, modelFramework: 255 };

/** What an upload is for, by its address: `{kind}/{id}`, with the queries that the protocol has. */
export function uploadOf(entity: string, id: string, search: string): UploadRoute {
  const place = uploadedTo.get(entity);
  if (place === undefined) {
    throw new Refusal(
      404,
      "unknown_path",
      `Uploads are at /api/entityfiles/{${[...uploadedTo.keys()].join("|")}}/{id}.`,
    );
  }
  if (!place.id.test(id)) {
    throw new Refusal(400, "invalid_id", `The id of a ${entity} has the form ${place.example}.`);
  }
  return { kind: "upload", entity, id, query: queryOf(search, place.queries) };
}

/** What nobody sees, but for the joiners that emoji and some scripts are written with. */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200C\u200D])\p{Cf}/u;

function queryOf(search: string, known: readonly string[]): ReadonlyMap<string, string> {
  const query = new Map<string, string>();
  for (const part of search.replace(/^\?/, "").split("&").filter(Boolean)) {
    const [name = "", ...values] = part.split("=");
    const value = decoded(values.join("="), longest[name] ?? 0);
    if (
      !known.includes(name) ||
      query.has(name) ||
      value === undefined ||
      (name === "extract" && !/^(?:true|false)$/.test(value))
    ) {
      throw new Refusal(
        400,
        "query_string",
        `The query of this upload takes each of ${known.join(", ")} once: text without control characters and signs of direction, stepName of up to 60 characters, percent-encoded, and true or false for extract.`,
      );
    }
    query.set(name, value);
  }
  return query;
}

/** Undefined for what is no value: blank, too long, with what nobody sees, or badly encoded. */
function decoded(encoded: string, most: number): string | undefined {
  try {
    const value = decodeURIComponent(encoded.replaceAll("+", " "));
    return value.trim() === "" || Array.from(value).length > most || unseen.test(value)
      ? undefined
      : value;
  } catch {
    return undefined;
  }
}
