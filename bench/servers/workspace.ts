// The reference backend with one workspace of 100 projects. Its arguments are the latency in milliseconds and the
// protocol: 1 for HTTP/1.1, 2 for HTTP/2 without TLS.
import { createServer } from "node:http2";
import { createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";

const iterations = [{ status: "Completed" }, { status: "InProgress" }] as const;
const backend = createBackend({
  latency: Number(process.argv[2] ?? 0),
  keepRequests: 0,
  seed: {
    workspaces: [
      {
        name: "Credit risk",
        projects: Array.from({ length: 100 }, (_, index) => ({
          name: `Project ${index + 1}`,
          phases: ["Data", "Modeling", "Monitoring"].map((name) => ({ name, iterations })),
          models: ["Forest", "Boosting"].map((name) => ({
            name,
            versions: [{ metrics: { auc: 0.7 } }, { metrics: { auc: 0.7 + index / 1_000 } }],
          })),
          issues: [{ name: "Drift" }, { name: "Missing review" }],
        })),
      },
    ],
  },
});

/** Serves over HTTP/2; resolves to the address, and to what ends it. */
async function listenByHttp2(): Promise<{ url: string; close: () => void }> {
  const server = createServer((incoming, outgoing) => {
    const chunks: Uint8Array[] = [];
    const answer = async (): Promise<void> => {
      const { method, url } = incoming;
      const headers = Object.entries(incoming.headers).flatMap(
        ([name, value]): [string, string][] =>
          name.startsWith(":") || typeof value !== "string" ? [] : [[name, value]],
      );
      const body = chunks.length === 0 ? null : Buffer.concat(chunks);
      const request = new Request(`http://${incoming.authority}${url}`, { method, headers, body });
      const response = await backend.fetch(request);
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(Buffer.from(await response.arrayBuffer()));
    };
    incoming.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    incoming.on("end", () => {
      answer().catch(() => outgoing.destroy());
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}`, close: () => process.exit() };
}

const { url, close } = process.argv[3] === "2" ? await listenByHttp2() : await listen(backend);
console.log(url);
process.stdin.on("end", () => void close()).resume();
