import * as v from "valibot";
import { input, mutation } from "../../client/graphql/operation.ts";
import { maybeNumber } from "../../schemas/leaf.ts";
import { checked, unchecked } from "../answer.ts";
import type { IterationTarget, WriteRuntime } from "../runtime.ts";
import { type LogOptions, sectionName } from "./section.ts";

/** One asset as it is sent. */
export interface ContentInput {
  readonly type: "Comment" | "EntityMetadata" | "ModelVersion" | "DataSetVersion";
  readonly id?: string;
  readonly text?: string;
  readonly entityMetadata?: { readonly name: string; readonly content: unknown };
}

/** Where in an iteration something is put; null: in no section. */
export interface IterationContextInput {
  readonly iterationId: string;
  readonly stepName: string | null;
}

/** `addIterationContent`. */
export const addIterationContent = mutation(
  "addIterationContent",
  {
    artifacts: input<readonly ContentInput[]>("[IterationStepArtifactInput!]!"),
    iterationContext: input<IterationContextInput>("IterationContextInput!"),
  },
  unchecked(v.array(v.object({ iterationId: maybeNumber }))),
);

/** Adds one asset to an iteration, in its line. What it makes of options is checked before. */
export async function addContent(
  runtime: WriteRuntime,
  iteration: IterationTarget,
  content: ContentInput,
  { section, signal, timeout }: LogOptions,
): Promise<void> {
  const iterationContext = { iterationId: iteration.id, stepName: sectionName(section) };
  const variables = { artifacts: [content], iterationContext };
  const answer = await runtime.lines.wait(iteration.id, signal, () =>
    runtime.client.query(addIterationContent, variables, { signal, timeout }),
  );
  checked(runtime, addIterationContent, answer);
}
