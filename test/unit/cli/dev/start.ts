import { PassThrough } from "node:stream";
import * as v from "valibot";
import { desk, type Outcome } from "../call.ts";

const AnnouncedSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ url: v.string(), token: v.string() }),
);

/** A `vectice dev` that serves. */
export interface Running {
  readonly url: string;
  readonly token: string;
  readonly ended: Promise<Outcome>;
  end(): Promise<Outcome>;
}

const ends: (() => Promise<unknown>)[] = [];

/** Ends all that were started, and does what else is left to do then. */
export async function endAll(): Promise<void> {
  await Promise.all(ends.splice(0).map((end) => end()));
}

/** Has something done when all is ended. */
export function atEnd(act: () => Promise<unknown>): void {
  ends.push(act);
}

/** Starts `vectice dev`, and reads from its JSON where it is. */
export async function start(line = "", input = ""): Promise<Running> {
  const controller = new AbortController();
  const stdout = new PassThrough({ encoding: "utf8" });
  const ended = desk().call(`dev --json --port 0 ${line}`, {
    signal: controller.signal,
    stdout,
    input,
  });
  const printed = await Promise.race([
    new Promise<string>((resolve) => {
      stdout.once("data", resolve);
    }),
    ended.then(({ err }) => Promise.reject(new Error(err))),
  ]);
  const end = (): Promise<Outcome> => {
    controller.abort(new Error("Interrupted"));
    return ended;
  };
  ends.push(end);
  return { ...v.parse(AnnouncedSchema, printed), ended, end };
}
