import { readJson } from "./http/read-body.ts";
import type { AnswerCache } from "./cache/answer-cache.ts";
import { cachedAsk, cachedCompatibility, type SharedCall } from "./cache/cached-ask.ts";
import { compatibilityAnswer } from "./upstream/forward-compatibility.ts";
import { filterAnswer } from "./access/scoped-answers.ts";
import type { Deadline } from "./http/deadline.ts";
import type { CheckedDocument } from "./graphql/check-document.ts";
import { forwardDownload } from "./upstream/forward-download.ts";
import { forwardUpload } from "./upstream/forward-upload.ts";
import {
  answerOf,
  type Forwarded,
  type Forwarding,
  upstreamQuery,
} from "./upstream/forward-query.ts";
import { graphqlRequestOf } from "./graphql/request.ts";
import { checkedVariables } from "./graphql/check-variables.ts";
import type { ProxyLimits } from "./graphql/limits.ts";
import type { ProtocolSchema } from "./graphql/schema.ts";
import { filterLinks } from "./access/cross-links.ts";
import type { Ask } from "./access/filter-pages.ts";
import { checkScope, notFound } from "./access/check-scope.ts";
import { withoutDetails } from "./access/without-details.ts";
import type { Allow, ProxyOperation } from "./access/allow.ts";
import type { Caller } from "./access/authorization.ts";
import { nameCaller } from "./access/name-caller.ts";
import { asAnswer, membershipOf, type Ownership } from "./access/workspace-of.ts";
import type { Route } from "./http/routes.ts";
import { creatingQueries } from "./graphql/operations.ts";
import { Refusal, scopeRefusal } from "./refusal.ts";
import type { WorkBegun } from "./work-begun.ts";

/** What a proxy answers calls with. */
export interface Calls {
  readonly forwarding: Forwarding;
  readonly work: WorkBegun;
  readonly limits: ProxyLimits;
  readonly schema: ProtocolSchema;
  readonly readDocument: (source: string) => CheckedDocument;
  readonly allow: Allow;
  readonly ownership: Ownership;
  readonly cache: AnswerCache | undefined;
}

/** Answers a call of somebody who was let in. */
export async function answerCall(
  calls: Calls,
  request: Request,
  route: Exclude<Route, { kind: "authenticate" }>,
  caller: Caller,
  clock: Deadline,
): Promise<Response> {
  const { forwarding, limits, ownership, cache } = calls;
  const { controller } = clock;
  const { workspaces } = caller;
  const call = { forwarding, cache, request, caller, signal: controller.signal };
  if (route.kind === "graphql") {
    return graphql(calls, call, clock);
  }
  clock.waitFor("Vectice");
  if (route.kind === "compatibility") {
    return compatibilityAnswer(forwarding, await cachedCompatibility(call));
  }
  if (route.kind === "upload") {
    checkAllowed(calls, { kind: "upload", name: route.entity, writes: true });
    if (workspaces !== undefined) {
      throw scopeRefusal("Within workspaces, the proxy takes no uploads.");
    }
    const upload = (): Promise<Response> =>
      forwardUpload(forwarding, request, route, limits.uploadBytes, clock);
    return cache === undefined ? upload() : cache.write(upload);
  }
  checkAllowed(calls, { kind: "download", name: route.entity, writes: false });
  if (workspaces !== undefined) {
    const membership = membershipOf(workspaces, ownership, request, controller.signal);
    if (!(await membership.has(route.id))) {
      throw notFound();
    }
  }
  return forwardDownload(forwarding, request, route, controller, limits.time);
}

async function graphql(calls: Calls, call: SharedCall, clock: Deadline): Promise<Response> {
  const { forwarding, limits, ownership } = calls;
  const { request, caller, signal } = call;
  const { name, workspaces } = caller;
  const body = await clock.within(readJson(request, limits.bodyBytes, signal));
  clock.waitFor("Vectice");
  const asked = graphqlRequestOf(body);
  const document = calls.readDocument(asked.query);
  const written = upstreamQuery(asked, document);
  const variables = checkedVariables(document, written.variables, calls.schema, limits);
  const json = { ...written, variables };
  const operations = operationsOf(document);
  if (!operations.some(({ writes }) => writes)) {
    calls.work.reads(request);
  }
  for (const operation of operations) {
    checkAllowed(calls, operation);
  }
  const ask = cachedAsk(
    call,
    operations.some(({ writes }) => writes),
  );
  const named = (answer: Forwarded): Forwarded =>
    name === undefined ? answer : { ...answer, data: nameCaller(answer.data, document, name) };
  if (workspaces === undefined) {
    return answerOf(forwarding, named(await ask(json)));
  }
  const membership = membershipOf(workspaces, ownership, request, signal);
  const forwarded = {
    ...json,
    query: await checkScope(document, variables, membership, calls.schema),
  };
  const within: Ask = (query) => ask(query).catch(asAnswer);
  const answer =
    (await filterAnswer(within, document, variables, workspaces)) ?? (await within(forwarded));
  const filtered = { ...answer, data: filterLinks(answer.data, workspaces) };
  return answerOf(forwarding, named(withoutDetails(filtered)));
}

/** What a document does, as the option `allow` is asked about it. */
function operationsOf({ kind, rootFields }: CheckedDocument): ProxyOperation[] {
  return rootFields.map((name) => ({
    kind,
    name,
    writes: kind === "mutation" || creatingQueries.includes(name),
  }));
}

function checkAllowed({ allow }: Calls, operation: ProxyOperation): void {
  if (!allow(operation)) {
    throw new Refusal(
      403,
      "not_allowed",
      `The proxy does not allow the ${operation.kind} ${operation.name}. Its owner can change that with the option allow.`,
    );
  }
}
