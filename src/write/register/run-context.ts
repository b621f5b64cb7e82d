import { quoted } from "../../client/text/excerpt.ts";
import { kindOf } from "../../environment/source.ts";
import { InvalidRequestError } from "../../errors.ts";
import { givenText } from "../given.ts";
import { checkMembers } from "./known-members.ts";
import { entriesOf, type KeyValue } from "./values.ts";

/** The run of an experiment tracker that made a model. */
export interface TrackedRun {
  readonly id?: string | undefined;
  /** Its page. */
  readonly url?: string | undefined;
  /** The tracker; one that the server does not know is `OTHER`. */
  readonly library?: "MLFLOW" | "WANDB" | "OTHER" | undefined;
}

type Tracker = NonNullable<TrackedRun["library"]>;

const trackers: readonly Tracker[] = ["MLFLOW", "WANDB", "OTHER"];

/** The wire form of a run and of further facts (`ModelContextInput`). */
export interface ContextInput {
  readonly url: string | null;
  readonly run: string | null;
  readonly library: Tracker | null;
  readonly extraInfo: readonly KeyValue<string>[] | null;
}

/** What is told of where a model comes from; null where nothing is. */
export function contextInput(
  run: TrackedRun | undefined,
  info: Readonly<Record<string, string>> | undefined,
): ContextInput | null {
  if (run !== undefined && (typeof run !== "object" || run === null || Array.isArray(run))) {
    throw new InvalidRequestError(`run must be a plain object, but is ${kindOf(run)}.`);
  }
  const extraInfo = entriesOf(info, "info", '{ seed: "7" }');
  if (run === undefined && extraInfo.length === 0) {
    return null;
  }
  checkMembers(run ?? {}, "run", ["id", "url", "library"]);
  const { id, url, library } = run ?? {};
  return {
    url: givenText(url, "The run", "url") ?? null,
    run: givenText(id, "The run", "id") ?? null,
    library: checkedTracker(library) ?? null,
    extraInfo: extraInfo.length === 0 ? null : extraInfo.map(infoEntry),
  };
}

function checkedTracker(library: unknown): Tracker | undefined {
  const tracker = trackers.find((known) => known === library);
  if (library !== undefined && tracker === undefined) {
    throw new InvalidRequestError(
      `run.library must be one of ${trackers.join(", ")}, but is ${typeof library === "string" ? quoted(library) : kindOf(library)}.`,
      { resource: "run" },
    );
  }
  return tracker;
}

function infoEntry([key, value]: readonly [string, unknown]): KeyValue<string> {
  if (typeof value !== "string") {
    throw new InvalidRequestError(`info ${quoted(key)} must be text, but is ${kindOf(value)}.`, {
      resource: "info",
      reference: key,
    });
  }
  return { key, value };
}
