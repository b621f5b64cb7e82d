import * as v from "valibot";
import { input, mutation } from "../../client/graphql/operation.ts";
import { maybeNumber } from "../../schemas/leaf.ts";
import type { IterationTarget, WriteRuntime } from "../runtime.ts";
import { tolerant } from "../tolerant.ts";
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
  tolerant(v.array(v.object({ iterationId: maybeNumber }))),
);

/** Adds one asset to an iteration, in its line. What it makes of options is checked before. */
export async function addContent(
  { client, lines }: WriteRuntime,
  iteration: IterationTarget,
  content: ContentInput,
  { section, signal, timeout }: LogOptions,
): Promise<void> {
  const iterationContext = { iterationId: iteration.id, stepName: sectionName(section) };
  await lines.wait(iteration.id, signal, () =>
    client.query(
      addIterationContent,
      { artifacts: [content], iterationContext },
      { signal, timeout },
    ),
  );
}
