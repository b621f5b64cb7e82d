import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Window } from "happy-dom";
import { act, createElement, type ReactElement } from "react";
import { createRoot } from "react-dom/client";
import useSWR, { SWRConfig, useSWRConfig } from "swr";
import { queries } from "vectice/query";
import { connected } from "./backend.ts";

const window = new Window();
Object.assign(globalThis, { window, document: window.document, IS_REACT_ACT_ENVIRONMENT: true });
after(() => window.happyDOM.close());

test("SWR takes key and function, and renders nothing for an unchanged answer", async () => {
  const { backend, connection } = await connected();
  const { queryKey, queryFn } = queries(connection).models("PRJ-1");
  const seen: unknown[] = [];
  let again: () => Promise<unknown> = async () => undefined;
  function Models(): ReactElement {
    const { data } = useSWR(queryKey, queryFn);
    const { mutate } = useSWRConfig();
    again = () => mutate(queryKey);
    seen.push(data);
    return createElement("p", {}, data?.map(({ name }) => name).join());
  }
  const element = window.document.createElement("div");
  const root = createRoot(Object(element));
  const value = { provider: () => new Map(), dedupingInterval: 0 };
  await act(async () => {
    root.render(createElement(SWRConfig, { value }, createElement(Models)));
    await new Promise((resolve) => setTimeout(resolve, 100));
  });
  await act(again);
  const data = seen.at(-1);
  const renders = seen.length;
  const asked = backend.requests.length;
  await act(again);
  assert.ok(Array.isArray(data) && data.length > 0);
  assert.ok(backend.requests.length > asked, "it asked again");
  assert.equal(seen.at(-1), data);
  assert.equal(seen.length, renders);
  await act(async () => root.unmount());
});
