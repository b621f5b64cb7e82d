import { readFileSync } from "node:fs";
import * as v from "valibot";
import type { Backend } from "../../src/testing/index.ts";

/** A field of an answer, named like `getModelVersion data.getModelVersion.metrics.value`. */
export type AnswerField = string;

/** Looks at each answer on its way, and may alter one field of it. */
export interface Alteration {
  /** The field whose first value is altered in each answer; none: nothing is. */
  field: AnswerField | undefined;
  /** Is told of each field that an answer has. */
  seen(field: AnswerField): void;
}

type Fetch = Backend["fetch"];
type Place = readonly (string | number)[];

const querySchema = v.pipe(v.string(), v.parseJson(), v.object({ query: v.string() }));

/** A backend's fetch, with the answers altered. */
export function alterAnswers(fetch: Fetch, alteration: Alteration): Fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const subject = await subjectOf(request);
    const answer = await fetch(request);
    if (!answer.ok || alteration.field === undefined) {
      await observe(subject, answer, alteration);
      return answer;
    }
    const headers = new Headers(answer.headers);
    const disposition = headers.get("content-disposition");
    if (disposition !== null && alteration.field === `${subject} name`) {
      headers.set("content-disposition", disposition.replace(/filename="?/, "$&altered-"));
    }
    const { status } = answer;
    if (!isJson(answer)) {
      const bytes = new Uint8Array(await answer.arrayBuffer());
      if (alteration.field === `${subject} bytes`) {
        bytes.fill(65, 0, 1);
      }
      return new Response(bytes, { status, headers });
    }
    const body: unknown = await answer.json();
    const place = firstPlace(subject, body, alteration.field);
    const changed = place === undefined ? body : replace(body, place);
    return new Response(JSON.stringify(changed), { status, headers });
  };
}

async function observe(subject: string, answer: Response, { seen }: Alteration): Promise<void> {
  if (!answer.ok) {
    return;
  }
  if (isJson(answer)) {
    for (const { field, value } of leavesOf(subject, await answer.clone().json())) {
      if (value !== null) {
        seen(field);
      }
    }
  } else if (answer.headers.has("content-disposition")) {
    seen(`${subject} name`);
    seen(`${subject} bytes`);
  }
}

function isJson(answer: Response): boolean {
  const isFile = answer.headers.has("content-disposition");
  return !isFile && (answer.headers.get("content-type") ?? "").includes("json");
}

/** What was asked: the operation, or the path without ids and names. */
async function subjectOf(request: Request): Promise<string> {
  const path = new URL(request.url).pathname;
  if (path !== "/graphql") {
    return path.split("/").slice(0, 4).join("/");
  }
  const given = v.safeParse(querySchema, await request.clone().text());
  return given.success ? (/\{\s*(\w+)/.exec(given.output.query)?.[1] ?? path) : path;
}

interface Leaf {
  readonly field: AnswerField;
  readonly place: Place;
  readonly value: unknown;
}

function leavesOf(subject: string, value: unknown, place: Place = []): Leaf[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => leavesOf(subject, item, [...place, index]));
  }
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, item]: [string, unknown]) =>
      leavesOf(subject, item, [...place, key]),
    );
  }
  const names = place.filter((part) => typeof part === "string");
  return [{ field: `${subject} ${names.join(".")}`, place, value }];
}

function firstPlace(subject: string, body: unknown, field: AnswerField): Place | undefined {
  return leavesOf(subject, body).find((leaf) => leaf.field === field && leaf.value !== null)?.place;
}

function replace(value: unknown, [key, ...rest]: Place): unknown {
  if (key === undefined) {
    return altered(value);
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (index === key ? replace(item, rest) : item));
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([name, item]: [string, unknown]) => [
          name,
          name === key ? replace(item, rest) : item,
        ]),
      )
    : value;
}

/** Another value that a server could have given: of the same kind, so that it is not told by its form. */
function altered(value: unknown): unknown {
  if (typeof value === "boolean") {
    return !value;
  }
  if (typeof value === "number") {
    return value * 2 + 1;
  }
  const text = String(value);
  const word = otherWord(text);
  if (word !== undefined) {
    return word;
  }
  if (/^[A-Z]{3}-\d+$/.test(text)) {
    return `${text}0`;
  }
  const year = /^(\d{4})(?=-\d\d-\d\dT)/.exec(text)?.[1];
  // Backwards, so that a step that looks for a part of the text notices as well.
  const backwards = Array.from(text).toReversed().join("");
  return year === undefined
    ? backwards === text
      ? `${text}~`
      : backwards
    : text.replace(year, String(Number(year) - 1));
}

/** The words of each enumeration of the protocol. */
const enumerations = [
  ...readFileSync("src/testing/schema.graphql", "utf8").matchAll(/^enum \w+ \{([^}]*)\}/gm),
].map(([, words = ""]) => words.trim().split(/\s+/));

function otherWord(text: string): string | undefined {
  const words = enumerations.find((words) => words.includes(text));
  return words?.find((word) => word !== text);
}
