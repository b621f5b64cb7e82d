import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  askWith,
  cache,
  cachedProxy,
  countingUpstream,
  createsPhase,
  projects,
  numbered,
  arrived,
} from "./cached-proxy.ts";

afterEach(() => {
  vi.useRealTimers();
});

describe("a proxy that shares answers", () => {
  it("shares nothing unless it is told to", async () => {
    const upstream = countingUpstream();
    const { dataOf } = cachedProxy(upstream, { cache: undefined });
    expect([await dataOf(projects), await dataOf(projects)]).toEqual([numbered(1), numbered(2)]);
    await Promise.all([dataOf(projects), dataOf(projects)]);
    expect(upstream.requests).toHaveLength(4);
  });

  it("asks for equal reads once, and anew when the time is over", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const upstream = countingUpstream();
    const { dataOf, ask } = cachedProxy(upstream);
    expect([await dataOf(projects), await dataOf(projects)]).toEqual([numbered(1), numbered(1)]);
    const again = await ask(projects);
    expect(again.headers.get("cache-control")).toBe("no-store");
    expect(again.headers.get("x-request-id")).toBeNull();
    vi.advanceTimersByTime(cache.seconds * 1_000 - 1);
    expect(await dataOf(projects)).toEqual(numbered(1));
    vi.advanceTimersByTime(1);
    expect(await dataOf(projects)).toEqual(numbered(2));
  });

  it("keeps nothing longer because the clock was set back", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const upstream = countingUpstream();
    const { dataOf } = cachedProxy(upstream);
    await dataOf(projects);
    vi.setSystemTime(Date.now() - 3_600_000);
    expect([await dataOf(projects), await dataOf(projects)]).toEqual([numbered(2), numbered(2)]);
  });

  it("counts the time from the question, not from its answer", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const upstream = countingUpstream();
    const { dataOf } = cachedProxy(upstream);
    const release = upstream.hold();
    const slow = dataOf(projects);
    await arrived(upstream, 1);
    vi.advanceTimersByTime(20_000);
    release();
    await slow;
    vi.advanceTimersByTime(40_000);
    expect(await dataOf(projects)).toEqual(numbered(2));
  });

  it("asks once for equal reads that are under way", async () => {
    const upstream = countingUpstream();
    const { dataOf } = cachedProxy(upstream);
    const answers = await Promise.all(Array.from({ length: 20 }, () => dataOf(projects)));
    expect(answers).toEqual(Array.from({ length: 20 }, () => numbered(1)));
    expect(upstream.requests).toHaveLength(1);
  });

  it("tells reads apart by their text, their variables and the version that the page speaks", async () => {
    const upstream = countingUpstream();
    const { post, dataOf } = cachedProxy(upstream);
    const list = "query list($id: VecticeId!) { getProjectList(workspaceId: $id) { total } }";
    await post({ query: list, variables: { id: "WSP-1" } });
    await post({ query: list, variables: { id: "WSP-2" } });
    await post({ query: list, variables: { id: "WSP-1" } }, { "vectice-version": "26.1" });
    await dataOf(projects);
    expect(upstream.requests).toHaveLength(4);
    await post({ query: ` # the same\n${list}`, variables: { id: "WSP-1", more: 1 } });
    expect(upstream.requests).toHaveLength(4);
  });

  it("lets one caller leave, and ends the request with the last", async () => {
    const upstream = countingUpstream();
    const { proxy } = cachedProxy(upstream);
    const release = upstream.hold();
    const [first, second] = [new AbortController(), new AbortController()];
    const leaving = askWith(proxy, projects, first.signal);
    await arrived(upstream, 1);
    const staying = askWith(proxy, projects, second.signal);
    await pause(50);
    first.abort();
    expect((await leaving).status).toBe(499);
    expect(upstream.requests[0]?.signal.aborted).toBe(false);
    release();
    expect(await (await staying).json()).toEqual(numbered(1));

    const again = cachedProxy(upstream);
    upstream.hold();
    const only = new AbortController();
    const gone = askWith(again.proxy, projects, only.signal);
    await arrived(upstream, 2);
    only.abort();
    expect((await gone).status).toBe(499);
    await vi.waitFor(() => expect(upstream.requests[1]?.signal.aborted).toBe(true));
  });

  it("gives a failure to those who wait, and asks anew afterwards", async () => {
    const upstream = countingUpstream();
    const { ask, dataOf } = cachedProxy(upstream);
    const usual = upstream.answer;
    const error = {
      message: "no",
      path: ["getProjectList"],
      extensions: { exception: { status: 404 } },
    };
    for (const failed of [
      () => Response.json({ errors: [error], data: null }),
      () => Response.json({ errors: [error], data: { getProjectList: { items: [] } } }),
      () => Response.json({ data: { getProjectList: {} } }, { status: 203 }),
      () => new Response("busy", { status: 503 }),
      () => new Response("<html>", { status: 200 }),
      () => Response.error(),
    ]) {
      upstream.requests.length = 0;
      upstream.answer = failed;
      const release = upstream.hold();
      const both = Promise.all([ask(projects), ask(projects)]);
      await arrived(upstream, 1);
      await pause(20);
      release();
      const answers = await both;
      expect(answers[0]?.status).toBe(answers[1]?.status);
      expect(upstream.requests).toHaveLength(1);
      await ask(projects);
      expect(upstream.requests).toHaveLength(2);
    }
    upstream.answer = usual;
    await dataOf(projects);
    await dataOf(projects);
    expect(upstream.requests).toHaveLength(3);
  });

  it.each(["toString", "constructor", "prototype", "__proto__"])(
    "gives again what was asked for under the name %s",
    async (name) => {
      const upstream = countingUpstream();
      const text = `{"data":{"${name}":{"name":"Churn"}}}`;
      upstream.answer = () => new Response(text);
      const { ask } = cachedProxy(upstream);
      const query = `{ ${name}: getProjectById(projectId: "PRJ-1") { name } }`;
      const answers = [await (await ask(query)).text(), await (await ask(query)).text()];
      expect(answers).toEqual([text, text]);
      expect(upstream.requests).toHaveLength(1);
    },
  );

  it("keeps no answer that holds one of the proxy's secrets", async () => {
    const upstream = countingUpstream();
    const { dataOf, apiToken } = cachedProxy(upstream);
    upstream.answer = (count) =>
      Response.json({ data: { getProjectList: { total: count, name: apiToken } } });
    expect(JSON.stringify(await dataOf(projects))).not.toContain(apiToken);
    await dataOf(projects);
    expect(upstream.requests).toHaveLength(2);
  });

  it("keeps no files, and asks for the compatibility once", async () => {
    const upstream = countingUpstream();
    upstream.answer = () => Response.json({ status: "OK" });
    const { get } = cachedProxy(upstream);
    const path = "/vectice/api/attachments/modelversion/MDV-1/a.csv";
    await (await get(path)).text();
    await (await get(path)).text();
    expect(upstream.requests).toHaveLength(2);
    const answers = await Promise.all(
      [1, 2].map(async (): Promise<unknown> =>
        (await get("/vectice/metadata/compatibility")).json(),
      ),
    );
    expect(answers).toEqual(
      [1, 2].map(() => ({ status: "OK", web: "https://vectice.example.com" })),
    );
    expect(upstream.requests).toHaveLength(3);
  });

  it("keeps so many bytes, and forgets first what was used longest ago", async () => {
    const upstream = countingUpstream();
    const long = "x".repeat(300);
    upstream.answer = () => Response.json({ data: { getProjectById: { name: long } } });
    const { dataOf } = cachedProxy(upstream, { cache: { seconds: 60, maximumBytes: 1_000 } });
    const project = (number: number): string =>
      `{ getProjectById(projectId: "PRJ-${number}") { name } }`;
    const asked = async (number: number): Promise<boolean> => {
      const before = upstream.requests.length;
      await dataOf(project(number));
      return upstream.requests.length > before;
    };
    expect([await asked(1), await asked(2), await asked(1)]).toEqual([true, true, false]);
    expect(await asked(3)).toBe(true);
    expect([await asked(1), await asked(3), await asked(2)]).toEqual([false, false, true]);
    upstream.answer = () =>
      Response.json({ data: { getProjectById: { name: "x".repeat(2_000) } } });
    expect([await asked(4), await asked(4), await asked(2)]).toEqual([true, true, false]);
    const small = cachedProxy(upstream, { cache: { seconds: 60, maximumBytes: 300 } });
    const before = upstream.requests.length;
    await small.dataOf(project(1));
    await small.dataOf(project(1));
    expect(upstream.requests.length - before).toBe(2);
  });

  it("does not share a write, nor the queries that may create", async () => {
    const upstream = countingUpstream();
    upstream.answer = () => Response.json({ data: { createPhase: { name: "x" } } });
    const { dataOf } = cachedProxy(upstream);
    await Promise.all([dataOf(createsPhase), dataOf(createsPhase)]);
    const retrieves = '{ retrieveIteration(phaseId: "PHA-1") { useExistingIteration } }';
    await Promise.all([dataOf(retrieves), dataOf(retrieves)]);
    expect(upstream.requests).toHaveLength(4);
  });
});
