import * as v from "valibot";
import { input, mutation } from "../../client/graphql/operation.ts";
import { number, text } from "../../schemas/leaf.ts";
import { unchecked } from "../answer.ts";
import type { KeyValue } from "./values.ts";

/** `upsertEntityMetrics`: sets metrics of a model version; others stay. */
export const upsertEntityMetrics = mutation(
  "upsertEntityMetrics",
  {
    entityType: input<"modelVersion">("EntityMetricType!"),
    entityId: "VecticeId!",
    upsertMetricList: input<readonly KeyValue<number>[]>("[UpsertEntityMetricInput!]!"),
  },
  unchecked(v.object({ items: v.array(v.object({ key: text, value: number })) })),
);

/** `upsertEntityProperties`: sets properties of a version; others stay. */
export const upsertEntityProperties = mutation(
  "upsertEntityProperties",
  {
    entityType: input<"modelVersion" | "dataSetVersion">("EntityPropertyType!"),
    entityId: "VecticeId!",
    upsertPropertyList: input<readonly KeyValue<string>[]>("[UpsertEntityPropertyInput!]!"),
  },
  unchecked(v.object({ items: v.array(v.object({ key: text, value: text })) })),
);
