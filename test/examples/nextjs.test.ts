import { createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";
import { afterEach, describe, expect, it, vi } from "vitest";
import * as route from "../../examples/nextjs/app/vectice/[...path]/route.ts";
import { beginSession } from "../../examples/signed-session/signed-session.ts";
import { noteOf, token, withIteration } from "./support.ts";

const site = "https://dashboards.example.com";
const secret = "a secret of at least thirty-two characters";

const whoAmI = JSON.stringify({ query: "query whoAmI { whoAmI { user { name } } }" });

afterEach(() => vi.unstubAllEnvs());

describe("the route handler", () => {
  it("exports what Next.js looks for", () => {
    expect(Object.keys(route).toSorted()).toEqual(["GET", "POST", "dynamic", "runtime"]);
  });

  it("lets pages of the signed in read, and nobody else; nothing is written there", async () => {
    const request = (method: string, path: string, cookie = "", body = whoAmI): Request =>
      new Request(`${site}/vectice/${path}`, {
        method,
        headers: {
          cookie,
          origin: site,
          "content-type": "application/json",
          "x-requested-with": "test",
        },
        body: method === "GET" ? null : body,
      });
    await expect(route.GET(request("GET", "graphql"))).rejects.toThrow("VECTICE_API_TOKEN");

    const backend = createBackend(withIteration);
    const { url, close } = await listen(backend);
    vi.stubEnv("VECTICE_API_TOKEN", token);
    vi.stubEnv("VECTICE_HOST", url);
    vi.stubEnv("PUBLIC_ORIGIN", site);
    vi.stubEnv("SESSION_SECRET", secret);
    const [cookie = ""] = (await beginSession(secret, 60)).split(";");

    expect((await route.POST(request("POST", "graphql"))).status).toBe(401);
    expect(backend.requests).toEqual([]);
    const answer = await route.POST(request("POST", "graphql", cookie));
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { data: { whoAmI: { user: { name: "Ada Moreau" } } } },
    ]);
    const compatibility = await route.GET(request("GET", "metadata/compatibility", cookie));
    expect(compatibility.status).toBe(200);
    const note = noteOf("Drift is gone.");
    expect((await route.POST(request("POST", "graphql", cookie, note))).status).toBe(403);
    const removal = JSON.stringify({ query: 'mutation { removeIteration(id: "ITR-1") }' });
    expect((await route.POST(request("POST", "graphql", cookie, removal))).status).toBe(403);
    const upload = request("POST", "api/entityfiles/iteration/ITR-1", cookie);
    expect((await route.POST(upload)).status).toBe(403);
    await close();
  });
});
