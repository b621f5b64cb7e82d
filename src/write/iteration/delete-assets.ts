import { checkReadable } from "../../client/check-call.ts";
import * as v from "valibot";
import type { CallOptions } from "../../client/client.ts";
import { input, mutation } from "../../client/graphql/operation.ts";
import { InvalidRequestError } from "../../errors.ts";
import { sectionName } from "../content/section.ts";
import type { IterationTarget, WriteRuntime } from "../runtime.ts";

/** Which assets are deleted: those of one section, those in none, or all of them. */
export type AssetSelection =
  | { readonly section: string; readonly sectionless?: undefined; readonly all?: undefined }
  | { readonly sectionless: true; readonly section?: undefined; readonly all?: undefined }
  | { readonly all: true; readonly section?: undefined; readonly sectionless?: undefined };

interface RemoveAssetsInput {
  readonly iterationId: string;
  readonly stepName: string | null;
  readonly all: boolean;
}

/** `removeIterationAssets`. */
export const removeIterationAssets = mutation(
  "removeIterationAssets",
  { data: input<RemoveAssetsInput>("IterationRemoveAssetsInput!") },
  v.unknown(),
);

/** `removeAssetsFromIteration`. */
export const removeAssetsFromIteration = mutation(
  "removeAssetsFromIteration",
  { artifactsIdList: input<readonly number[]>("[Float!]!"), iterationId: "VecticeId!" },
  v.unknown(),
);

/** Deletes assets by where they are. What cannot be told for sure is refused: it may be everything. */
export async function deleteAssets(
  { client, lines }: WriteRuntime,
  { id }: IterationTarget,
  which: AssetSelection,
  { signal, timeout }: CallOptions,
): Promise<void> {
  const data = { iterationId: id, ...checkedSelection(which) };
  await lines.wait(id, signal, () =>
    client.query(removeIterationAssets, { data }, { signal, timeout }),
  );
}

function checkedSelection(which: unknown): Omit<RemoveAssetsInput, "iterationId"> {
  const isObject = typeof which === "object" && which !== null;
  if (isObject) {
    checkReadable(which, "What is deleted");
  }
  const given = isObject ? Object.entries(which) : [];
  const [[key, value] = [], ...others] = given.filter(
    // A section that is undefined is a mistake, and never means "in none".
    ([key, value]) => key === "section" || value !== undefined,
  );
  if (others.length === 0 && key === "section" && value !== undefined) {
    return { stepName: sectionName(value), all: false };
  }
  if (others.length === 0 && (key === "sectionless" || key === "all") && value === true) {
    return { stepName: null, all: key === "all" };
  }
  throw new InvalidRequestError(
    'deleteAssets takes exactly one of { section: "…" }, { sectionless: true } and { all: true }.',
    { resource: "asset" },
  );
}

/** Deletes one asset. */
export async function deleteAsset(
  { client, lines }: WriteRuntime,
  iterationId: string,
  assetId: number,
  { signal, timeout }: CallOptions,
): Promise<void> {
  const variables = { artifactsIdList: [assetId], iterationId };
  const subject = { resource: "asset", reference: assetId };
  await lines.wait(iterationId, signal, () =>
    client.query(removeAssetsFromIteration, variables, { signal, timeout, subject }),
  );
}
