import { gzipSync } from "node:zlib";
import { type Backend, createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";
import { expect, test, token } from "./support/world.ts";

/** Compresses files, as servers and the gateways before them do. */
const compressing = (backend: Backend): Backend => ({
  ...backend,
  fetch: async (input, init) => {
    const request = new Request(input, init);
    const answer = await backend.fetch(request);
    if (request.method !== "GET" || !request.url.includes("/api/attachments/")) {
      return answer;
    }
    const body = gzipSync(await answer.arrayBuffer());
    const headers = new Headers(answer.headers);
    headers.set("content-encoding", "gzip");
    headers.set("content-length", String(body.length));
    return new Response(body, { headers });
  },
});

// Such a page is told how long the compressed bytes are, and not that they are compressed.
for (const [what, content] of [
  ["shorter", "a,b\n1,2\n"],
  ["longer", "a,b\n".repeat(10_000)],
] as const) {
  test(`reads a file of another origin that is ${what} than its compressed bytes`, async ({
    page,
    site,
  }) => {
    const backend = createBackend({
      seed: {
        users: [{ name: "Ada Moreau", apiToken: token }],
        workspaces: [
          {
            name: "Lab",
            projects: [
              {
                name: "Churn",
                models: [
                  { name: "Forest", versions: [{ files: [{ name: "scores.csv", content }] }] },
                ],
              },
            ],
          },
        ],
      },
    });
    const { url, close } = await listen(compressing(backend), { port: 0 });
    await page.goto(site.url);
    const file = await page.evaluate(
      async ([host, apiToken]) => {
        const connection = await globalThis.vectice.Connection.open({ host, apiToken });
        const version = await connection.modelVersion(1);
        const download = await version.download("scores.csv");
        return { sized: "size" in download, text: await download.text() };
      },
      [url, token] as const,
    );
    await close();
    expect(file).toEqual({ sized: false, text: content });
  });
}
