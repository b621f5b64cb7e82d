import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { createBackend } from "../../../dist/testing.js";
import { listen } from "../../../dist/testing/node.js";
import { contentsOf, freePort, startProxy, startStore } from "./processes.ts";

const list =
  '{ getProjectList(workspaceId: "WSP-1", page: { index: 1, size: 50 }) { items { vecticeId name } total } }';
const workspaces =
  "{ getUserWorkspaceList(page: { index: 1, size: 50 }) { items { vecticeId } total } }";
const createsPhase =
  'mutation { createPhase(createModel: { name: "From a proxy" }, parentId: "PRJ-1") { name } }';
const phases = '{ getPhaseList(filters: { parentId: "PRJ-1" }) { items { name } total } }';

const backend = createBackend();
const { apiToken } = backend.data.users[0];
const port = await freePort();
let stopStore = await startStore(port);
let upstream;
let one;
let other;

before(async () => {
  upstream = await listen(backend);
  [one, other] = await Promise.all([1, 2].map(() => startProxy(upstream.url, apiToken, port)));
});
after(async () => {
  await Promise.all([one?.stop(), other?.stop(), upstream?.close(), stopStore()]);
});

async function ask({ url }, query, headers = {}) {
  const answer = await fetch(`${url}/vectice/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", "vectice-version": "25.4", ...headers },
    body: JSON.stringify({ query }),
  });
  const body = await answer.json();
  assert.equal(answer.status, 200, JSON.stringify(body));
  assert.equal(answer.headers.get("cache-control"), "no-store");
  return body.data;
}

/** How many reads and writes reached Vectice meanwhile. */
async function reachedWhile(act) {
  const count = () => backend.requests.filter(({ path }) => path === "/graphql").length;
  const first = count();
  await act();
  return count() - first;
}

test("two proxies ask once for the same", async () => {
  const reached = await reachedWhile(async () => {
    const all = [await ask(one, list), await ask(other, list), await ask(other, list)];
    all.push(...(await Promise.all([one, other, one].map((proxy) => ask(proxy, list)))));
    assert.equal(new Set(all.map((data) => JSON.stringify(data))).size, 1);
  });
  assert.equal(reached, 1);
});

test("a write through one is seen at once through the other", async () => {
  const before = await ask(other, phases);
  await ask(one, createsPhase);
  const afterwards = await ask(other, phases);
  assert.equal(afterwards.getPhaseList.total, before.getPhaseList.total + 1);
  assert.equal(await reachedWhile(() => ask(one, phases)), 0);
});

test("nobody gets what was read for callers with other workspaces", async () => {
  const ids = (data) => data.getUserWorkspaceList.items.map(({ vecticeId }) => vecticeId);
  assert.ok(ids(await ask(one, workspaces)).length > 1);
  assert.deepEqual(ids(await ask(other, workspaces, { workspace: "WSP-1" })), ["WSP-1"]);
  assert.deepEqual(ids(await ask(one, workspaces, { workspace: "WSP-2" })), ["WSP-2"]);
});

test("the store holds no token", async () => {
  const text = JSON.stringify(await contentsOf(port));
  assert.match(text, /vectice-proxy:answer:/);
  assert.ok(!text.includes(apiToken));
  assert.doesNotMatch(text, /eyJ/);
});

test("a store that is killed in the middle is a miss, and shared again when it is back", async () => {
  let isOver = false;
  let answered = 0;
  const readers = [one, other].map(async (proxy) => {
    while (!isOver) {
      await ask(proxy, list);
      answered += 1;
    }
  });
  await pause(300);
  await stopStore();
  await pause(1_500);
  const meanwhile = answered;
  await ask(one, createsPhase);
  await pause(500);
  assert.ok(answered > meanwhile, "nothing was answered without the store");
  isOver = true;
  await Promise.all(readers);
  assert.ok((await reachedWhile(() => ask(one, list))) === 1);
  assert.match([...one.warned, ...other.warned].join("\n"), /The store of the option cache/);
  assert.ok(one.warned.length <= 2, one.warned.join("\n"));

  stopStore = await startStore(port);
  const deadline = Date.now() + 20_000;
  let shared = false;
  while (!shared && Date.now() < deadline) {
    await pause(500);
    shared =
      (await reachedWhile(() => ask(one, list))) === 0 &&
      (await reachedWhile(() => ask(other, list))) === 0;
  }
  assert.ok(shared, "the proxies did not share again");
});
