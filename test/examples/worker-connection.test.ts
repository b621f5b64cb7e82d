import { createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";
import { expect, it } from "vitest";
import { startWorker } from "./start-worker.ts";

const script = `
  import { Connection } from "vectice";
  let opened;
  export default {
    fetch: async (request, env) => {
      opened ??= await Connection.open({ apiToken: env.TOKEN, host: env.HOST, logLevel: "silent", retry: 0 });
      const id = new URL(request.url).searchParams.get("id");
      const reads = id === null
        ? [opened.workspaces(), opened.project("PRJ-99999")]
        : [opened.workspace(id)];
      try {
        await Promise.all(reads);
        return new Response("read");
      } catch (error) {
        return new Response(error.name);
      }
    },
  };
`;

it("a connection of the whole isolate outlives requests that leave work running", async () => {
  const backend = createBackend({ seed: "demo" });
  const slow = (operation?: string): number => (operation === "getUserWorkspaceList" ? 300 : 0);
  const late = createBackend({
    data: backend.export(),
    latency: ({ operation }) => slow(operation),
  });
  const server = await listen(late);
  const miniflare = await startWorker(
    { stdin: { contents: script, resolveDir: import.meta.dirname, loader: "js" } },
    { TOKEN: backend.data.users[0]?.apiToken ?? "", HOST: server.url },
  );
  try {
    const ask = async (query = ""): Promise<string> =>
      (await miniflare.dispatchFetch(`http://localhost/${query}`)).text();
    for (let request = 0; request < 9; request += 1) {
      expect(await ask()).toBe("NotFoundError");
    }
    late.expireTokens();
    expect(await ask("?id=WSP-1")).toBe("read");
    expect(await Promise.all([ask("?id=WSP-1"), ask("?id=WSP-1")])).toEqual(["read", "read"]);
  } finally {
    await miniflare.dispose();
    await server.close();
  }
}, 60_000);
