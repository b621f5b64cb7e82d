import * as v from "valibot";
import { input, mutation } from "../../client/graphql/operation.ts";
import { quoted } from "../../client/text/excerpt.ts";
import { kindOf } from "../../environment/source.ts";
import { InvalidRequestError } from "../../errors.ts";
import { text } from "../../schemas/leaf.ts";
import { unchecked } from "../answer.ts";
import type { WriteRuntime } from "../runtime.ts";
import {
  type AttachmentInput,
  type AttachOptions,
  attachSteps,
  checkAttachments,
  withOpenFiles,
} from "./attachments.ts";
import { checkChanges } from "./known-members.ts";
import { type Step, withSteps } from "./steps.ts";
import { upsertEntityMetrics, upsertEntityProperties } from "./update-values.ts";
import { type Metrics, metricsInput, type Properties, propertiesInput } from "./values.ts";

/** What is changed of a model version; what is not given stays. */
export interface ModelVersionChanges {
  readonly status?:
    | "EXPERIMENTATION"
    | "STAGING"
    | "PRODUCTION"
    | "RETIRED"
    | "DISCARDED"
    | undefined;
  /** Set or added, by their keys; others stay. */
  readonly metrics?: Metrics | undefined;
  /** Set or added, by their keys; others stay. */
  readonly properties?: Properties | undefined;
  /** Files and tables to add, each with a name of its own. */
  readonly attachments?: readonly AttachmentInput[] | undefined;
}

type Status = NonNullable<ModelVersionChanges["status"]>;

const statuses: readonly Status[] = [
  "EXPERIMENTATION",
  "STAGING",
  "PRODUCTION",
  "RETIRED",
  "DISCARDED",
];

/** `updateModelVersion`. */
export const updateModelVersionStatus = mutation(
  "updateModelVersion",
  {
    modelVersionId: "VecticeId!",
    data: input<{ readonly status: Status }>("ModelVersionUpdateInput!"),
  },
  unchecked(v.object({ vecticeId: text })),
);

/** Changes a model version: status, files, tables, metrics, properties, each only if given. */
export async function updateModelVersion(
  runtime: WriteRuntime,
  id: string,
  changes: ModelVersionChanges,
  options: AttachOptions,
): Promise<void> {
  const { client, lines } = runtime;
  const { signal, timeout } = options;
  const calls = { signal, timeout };
  checkChanges(changes, id, ["status", "metrics", "properties", "attachments"]);
  const status = checkStatus(changes.status);
  const metrics = metricsInput(changes.metrics);
  const properties = propertiesInput(changes.properties);
  const { files, tables } = checkAttachments(changes.attachments, options, client.logger);
  const steps: Step[] = [];
  if (status !== undefined) {
    steps.push({
      parts: [{ kind: "status" }],
      run: () =>
        client.query(updateModelVersionStatus, { modelVersionId: id, data: { status } }, calls),
    });
  }
  await withSteps(false, (take) =>
    lines.wait(id, signal, () =>
      withOpenFiles(runtime, files, signal, async (opened) => {
        steps.push(...attachSteps(runtime, "modelversion", id, { files: opened, tables }, options));
        if (metrics.length > 0) {
          const variables = {
            entityType: "modelVersion",
            entityId: id,
            upsertMetricList: metrics,
          } as const;
          steps.push({
            parts: [{ kind: "metrics" }],
            run: () => client.query(upsertEntityMetrics, variables, calls),
          });
        }
        if (properties.length > 0) {
          const variables = {
            entityType: "modelVersion",
            entityId: id,
            upsertPropertyList: properties,
          } as const;
          steps.push({
            parts: [{ kind: "properties" }],
            run: () => client.query(upsertEntityProperties, variables, calls),
          });
        }
        await take(id, steps);
      }),
    ),
  );
}

function checkStatus(status: unknown): Status | undefined {
  const word = typeof status === "string" ? status.trim().toUpperCase() : status;
  const known = statuses.find((one) => one === word);
  if (status !== undefined && known === undefined) {
    throw new InvalidRequestError(
      `The status of a model version is one of ${statuses.join(", ")}, but is ${typeof status === "string" ? quoted(status) : kindOf(status)}.`,
      { resource: "modelVersion" },
    );
  }
  return known;
}
