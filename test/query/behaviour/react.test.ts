import assert from "node:assert/strict";
import { after, test } from "node:test";
import {
  dehydrate,
  hydrate,
  QueryClient,
  QueryClientProvider,
  useQuery,
} from "@tanstack/react-query";
import { Window } from "happy-dom";
import { act, createElement, type ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { queries } from "vectice/query";
import { connected } from "./backend.ts";

const window = new Window();
Object.assign(globalThis, { window, document: window.document, IS_REACT_ACT_ENVIRONMENT: true });
after(() => window.happyDOM.close());

const { backend, connection } = await connected();
const all = queries(connection);

test("an unchanged refetch renders nothing anew; a change does, and keeps the rest", async () => {
  const client = new QueryClient();
  const seen: unknown[] = [];
  const options = all.modelVersions("MDL-1");
  function Versions(): ReactElement {
    const { data } = useQuery(options);
    seen.push(data);
    return createElement("p", {}, data?.map(({ name }) => name).join());
  }
  const element = window.document.createElement("div");
  const root = createRoot(Object(element));
  const refetch = async (): Promise<void> => {
    await client.refetchQueries({ queryKey: options.queryKey });
    // Views hear of an answer a moment later.
    await new Promise((resolve) => setTimeout(resolve, 50));
  };
  await act(async () => {
    root.render(createElement(QueryClientProvider, { client }, createElement(Versions)));
    await client.fetchQuery(options);
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
  const renders = seen.length;
  const before = client.getQueryData(options.queryKey) ?? [];
  const asked = backend.requests.length;
  assert.ok(Array.isArray(before) && before.length > 1);

  await act(refetch);
  await act(refetch);
  assert.ok(backend.requests.length > asked, "it asked again");
  assert.equal(seen.length, renders, "nothing was rendered");
  assert.equal(client.getQueryData(options.queryKey), before, "the same array");

  await (await connection.modelVersion(before[0].id)).update({ metrics: { auc: 0.4321 } });
  await act(refetch);
  const now = client.getQueryData(options.queryKey);
  assert.ok(Array.isArray(now));
  assert.equal(seen.length, renders + 1);
  assert.notEqual(now[0], before[0]);
  assert.equal(now[1], before[1], "what did not change keeps its reference");
  await act(async () => root.unmount());
  client.clear();
});

test("what a server dehydrates, a page hydrates: the same key, the same data", async () => {
  const server = new QueryClient();
  const options = all.modelVersion("MDV-1");
  const data = await server.fetchQuery(options);
  const page = new QueryClient();
  const text = JSON.stringify(dehydrate(server));
  hydrate(page, JSON.parse(text));
  const { apiToken = "" } = backend.data.users[0] ?? {};
  assert.ok(!text.includes(apiToken));
  assert.deepEqual(page.getQueryData(options.queryKey), data);
  const asked = backend.requests.length;
  assert.deepEqual(await page.fetchQuery({ ...options, staleTime: 60_000 }), data);
  assert.equal(backend.requests.length, asked, "nothing is asked again");
  server.clear();
  page.clear();
});

test("a write is seen after its keys are invalidated", async () => {
  const client = new QueryClient();
  const phase = await connection.at("PRJ-1").phases().first();
  assert.ok(phase);
  const iteration = await phase.createIteration({ name: "Drift" });
  const options = all.assets(iteration);
  const before = await client.fetchQuery(options);
  await iteration.logNote("Drift is gone since March.");
  for (const queryKey of all.keysOf(iteration)) {
    await client.invalidateQueries({ queryKey });
  }
  const after = await client.fetchQuery({ ...options, staleTime: 60_000 });
  assert.equal(after.length, before.length + 1);
  client.clear();
});

test("a query that nobody waits for any more ends", async () => {
  const client = new QueryClient();
  const options = all.projects("WSP-1");
  backend.fail("getProjectList", { hang: true });
  const asked = client.fetchQuery(options).catch((error: unknown) => error);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await client.cancelQueries({ queryKey: options.queryKey });
  assert.ok((await asked) instanceof Error);
  client.clear();
});
