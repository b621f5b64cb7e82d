import { valueAt } from "../graphql/arguments.ts";
import {
  askUpstream,
  type Forwarded,
  type Forwarding,
  type UpstreamQuery,
} from "../upstream/forward-query.ts";
import { Refusal } from "../refusal.ts";
import { isRecent } from "../is-recent.ts";
import type { ShareByKey } from "../cache/share-by-key.ts";

/** How Vectice is asked for the workspace of an id: root field, argument, path to the workspace. */
const lookups: ReadonlyMap<string, readonly [field: string, argument: string, path: string]> =
  new Map([
    ["PRJ", ["getProjectById", "projectId", "workspace"]],
    ["PHA", ["getPhaseById", "id", "parent.workspace"]],
    ["ITR", ["getIterationById", "id", "phase.parent.workspace"]],
    ["DTS", ["getDataset", "datasetId", "project.workspace"]],
    ["DTV", ["getDatasetVersion", "datasetVersionId", "dataSet.project.workspace"]],
    ["MDL", ["getModelById", "modelId", "project.workspace"]],
    ["MDV", ["getModelVersion", "modelVersionId", "model.project.workspace"]],
  ]);
/** Milliseconds for which an id's workspace is remembered, and for how many ids. */
const memory = 60_000;
const mostRemembered = 2_000;

/** Statuses that say how Vectice is doing, and nothing of what was asked for. */
export const aboutVectice: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** What Vectice says of the workspace of something; what is not certain is asked anew the next time. */
export interface Answer {
  readonly workspace: string | undefined;
  readonly isCertain: boolean;
}

/** To a scoped caller, a refusal by its HTTP status alone says no more than one inside of an answer to a read. */
export function asAnswer(error: unknown): Forwarded {
  if (!(error instanceof Refusal) || error.key !== "upstream_status") {
    throw error;
  }
  const { message, status, headers } = error;
  const errors = [{ message, extensions: { exception: { status } } }];
  return { data: null, errors, headers, isOpen: false, isClean: false };
}

/** Finds out which workspace things belong to, by asking Vectice. */
export interface Ownership {
  /** The id of the workspace of `id`; undefined where there is no such thing. */
  ofId(id: string, request: Request, signal: AbortSignal): Promise<string | undefined>;
  /** The id of the workspace of this name. */
  ofName(name: string, request: Request, signal: AbortSignal): Promise<string | undefined>;
}

/** The query that looks an id up; also for the test that compares it with the protocol. */
export function lookupOf(id: string): { json: UpstreamQuery; path: string } | undefined {
  const lookup = lookups.get(id.slice(0, 3));
  if (lookup === undefined) {
    return undefined;
  }
  const [field, argument, path] = lookup;
  const names = path.split(".");
  const selection = `{ ${names.join(" { ")} { vecticeId }${" }".repeat(names.length)}`;
  return {
    json: {
      query: `query ${field}($id: VecticeId!) { ${field}(${argument}: $id) ${selection} }`,
      variables: { id },
      operationName: field,
    },
    path: `${field}.${path}.vecticeId`,
  };
}

/** With `share`, equal questions of one moment are one question to Vectice. */
export function createOwnership(forwarding: Forwarding, share?: ShareByKey<Answer>): Ownership {
  const remembered = new Map<
    string,
    { readonly workspace: string | undefined; readonly at: number }
  >();

  async function ask(
    json: UpstreamQuery,
    path: string,
    request: Request,
    signal: AbortSignal,
  ): Promise<Answer> {
    const { data, errors, headers } = await askUpstream(forwarding, request, json, signal).catch(
      asAnswer,
    );
    const status = errors[0]?.extensions.exception.status;
    // Other statuses may be about the thing itself: then they would tell that there is one.
    if (status !== undefined && aboutVectice.has(status)) {
      throw new Refusal(
        status === 429 ? 429 : 502,
        "workspace_unknown",
        "Vectice did not say which workspace this belongs to. Try again.",
        headers,
      );
    }
    const workspace = valueAt(data, path);
    return {
      workspace: errors.length === 0 && typeof workspace === "string" ? workspace : undefined,
      isCertain: status === undefined || status < 500,
    };
  }

  return {
    ofId: async (id, request, signal) => {
      if (id.startsWith("WSP-")) {
        return id;
      }
      const known = remembered.get(id);
      if (known !== undefined && isRecent(known.at, memory)) {
        return known.workspace;
      }
      remembered.delete(id);
      const lookup = lookupOf(id);
      if (lookup === undefined) {
        return undefined;
      }
      const look = (own: AbortSignal): Promise<Answer> =>
        ask(lookup.json, lookup.path, request, own);
      const { workspace, isCertain } = await (share?.(id, look, signal) ?? look(signal));
      if (!isCertain) {
        return workspace;
      }
      const [oldest] = remembered.keys();
      if (remembered.size >= mostRemembered && oldest !== undefined) {
        remembered.delete(oldest);
      }
      // Unknown ids are remembered too, so that the response time does not reveal whether an id exists.
      remembered.set(id, { workspace, at: Date.now() });
      return workspace;
    },
    ofName: async (name, request, signal) => {
      const { workspace } = await ask(
        {
          query:
            "query getWorkspaceByName($name: String!) { getWorkspaceByName(name: $name) { vecticeId } }",
          variables: { name },
          operationName: "getWorkspaceByName",
        },
        "getWorkspaceByName.vecticeId",
        request,
        signal,
      );
      return workspace;
    },
  };
}

/** The ids whose workspace can be asked for. */
export const idForm = /^(?:WSP|PRJ|PHA|ITR|DTS|DTV|MDL|MDV)-\d{1,15}$/;

/** Asks whether an id, or a workspace's name, is in the caller's workspaces. */
export interface Membership {
  has(id: string): Promise<boolean>;
  hasName(name: string): Promise<boolean>;
}

export function membershipOf(
  workspaces: readonly string[],
  ownership: Ownership,
  request: Request,
  signal: AbortSignal,
): Membership {
  const among = (workspace: string | undefined): boolean =>
    workspace !== undefined && workspaces.includes(workspace);
  return {
    has: async (id) => idForm.test(id) && among(await ownership.ofId(id, request, signal)),
    hasName: async (name) => among(await ownership.ofName(name, request, signal)),
  };
}
