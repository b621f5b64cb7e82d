import * as v from "valibot";
import type { CallOptions } from "../../client/client.ts";
import { longestTimeout } from "../../client/http/http.ts";
import { mutation } from "../../client/graphql/operation.ts";
import { kindOf } from "../../environment/source.ts";
import { InvalidRequestError } from "../../errors.ts";
import { number } from "../../schemas/leaf.ts";
import { type ReportAnswer, ReportSchema } from "../../schemas/report.ts";
import { checked, unchecked } from "../answer.ts";
import type { IterationTarget, WriteRuntime } from "../runtime.ts";

/** Options of `organize`. */
export interface OrganizeOptions extends CallOptions {
  /** Also writes a report; default false. */
  readonly report?: boolean | undefined;
}

/** `generateIterationContent`. */
export const generateIterationContent = mutation(
  "generateIterationContent",
  { iterationId: "VecticeId!" },
  unchecked(v.nullish(v.object({ id: number }))),
);

/** `generateIterationContentAndReport`. */
export const generateIterationContentAndReport = mutation(
  "generateIterationContentAndReport",
  { iterationId: "VecticeId!" },
  unchecked(v.nullish(ReportSchema)),
);

/** Has the assets of an iteration sorted into sections. That takes minutes: no time limit unless given. */
export async function organize(
  runtime: WriteRuntime,
  { id: iterationId }: IterationTarget,
  { report = false, signal, timeout = longestTimeout }: OrganizeOptions,
): Promise<ReportAnswer | undefined> {
  const { client, lines } = runtime;
  if (typeof report !== "boolean") {
    throw new InvalidRequestError(
      `organize: report must be true or false, but is ${kindOf(report)}.`,
    );
  }
  return lines.wait(iterationId, signal, async () => {
    const variables = { iterationId };
    const callOptions = { signal, timeout };
    if (!report) {
      const done = await client.query(generateIterationContent, variables, callOptions);
      checked(runtime, generateIterationContent, done);
      return undefined;
    }
    const written = await client.query(generateIterationContentAndReport, variables, callOptions);
    return checked(runtime, generateIterationContentAndReport, written) ?? undefined;
  });
}
