import { describe, expect, it } from "vitest";
import { type Backend, createBackend, type FileSeed } from "../../../../src/testing/index.ts";
import { listen } from "../../../../src/testing/node.ts";
import { host, protocolClient } from "../protocol-client.ts";

const withFiles = (...files: FileSeed[]): Backend =>
  createBackend({
    seed: {
      users: [{ name: "Ada" }, { name: "Bo" }],
      workspaces: [
        {
          name: "W",
          members: ["user1@example.com"],
          projects: [
            {
              name: "P",
              models: [{ name: "M", versions: [{ files }] }],
              datasets: [{ name: "D", versions: [{ files: [{ name: "d.json" }] }] }],
              phases: [{ name: "F", iterations: [{ assets: [{ file: { name: "i.png" } }] }] }],
            },
          ],
        },
      ],
    },
  });

const path = (name: string, kind = "modelversion", id = "MDV-1"): string =>
  `/api/attachments/${kind}/${id}/${encodeURIComponent(name)}`;

describe("downloads", () => {
  it("come with type, length and name, from versions and iterations", async () => {
    const talk = await protocolClient(withFiles({ name: "a.csv", content: "é,b\n" }));
    const answer = await talk.send(path("a.csv"));
    expect([answer.status, await answer.text()]).toEqual([200, "é,b\n"]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-length": "5",
      "content-disposition": 'attachment; filename="a.csv"',
    });
    for (const [name, kind, id, type] of [
      ["d.json", "datasetversion", "DTV-1", "application/json"],
      ["i.png", "iteration", "ITR-1", "image/png"],
    ] as const) {
      const { status, headers } = await talk.send(path(name, kind, id));
      expect([status, headers.get("content-type")]).toEqual([200, type]);
    }
  });

  it("of tables are CSV, with a name that says so", async () => {
    const backend = withFiles();
    backend.data.tables.push({ id: 1, entity: "MDV-1", name: "Lift 1", rows: [{ a: 1, b: "x" }] });
    const talk = await protocolClient(backend);
    const answer = await talk.send(path("Lift 1"));
    expect([answer.status, await answer.text()]).toEqual([200, "a,b\r\n1,x\r\n"]);
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="Lift 1.csv"');
  });

  it.each([
    ["plain name.txt", 'attachment; filename="plain name.txt"'],
    ['say "a;b".txt', String.raw`attachment; filename="say \"a;b\".txt"`],
    [String.raw`back\slash`, String.raw`attachment; filename="back\\slash"`],
    [
      "Crédit 🍁.csv",
      `attachment; filename="Cr?dit ?.csv"; filename*=UTF-8''Cr%C3%A9dit%20%F0%9F%8D%81.csv`,
    ],
    ["100%25'.txt", `attachment; filename="100%25'.txt"; filename*=UTF-8''100%2525%27.txt`],
    ["line\nbreak\0", `attachment; filename="line?break?"; filename*=UTF-8''line%0Abreak%00`],
    ["../up/a.txt", 'attachment; filename="../up/a.txt"'],
    ["graphql", 'attachment; filename="graphql"'],
    ["/metadata/authenticate", 'attachment; filename="/metadata/authenticate"'],
    [`${"x".repeat(300)}.txt`, `attachment; filename="${"x".repeat(300)}.txt"`],
  ])("of %j say %s", async (name, disposition) => {
    const answer = await (await protocolClient(withFiles({ name }))).send(path(name));
    expect([answer.status, answer.headers.get("content-disposition")]).toEqual([200, disposition]);
    expect(await answer.text()).toBe(`This is ${name}.\n`);
  });

  it("have another disposition, or none, where the seed says so", async () => {
    const talk = await protocolClient(
      withFiles({ name: "a", disposition: "inline" }, { name: "b", disposition: null }),
    );
    expect((await talk.send(path("a"))).headers.get("content-disposition")).toBe("inline");
    expect((await talk.send(path("b"))).headers.has("content-disposition")).toBe(false);
  });

  it("are refused in text: unknown, of another kind, badly written, not one's own", async () => {
    const backend = withFiles({ name: "a" });
    const [ada, bo] = [await protocolClient(backend), await protocolClient(backend, 1)];
    for (const [talk, where, status] of [
      [ada, path("b"), 404],
      [ada, path("a", "modelversion", "MDV-2"), 404],
      [ada, path("a", "modelversion", "DTV-1"), 400],
      [ada, path("a", "workspace", "WSP-1"), 404],
      [ada, "/api/attachments/modelversion/MDV-1/%E0%A4", 400],
      [ada, "/api/attachments/modelversion/MDV-1/", 404],
      [bo, path("a"), 404],
    ] as const) {
      const answer = await talk.send(where);
      expect([where, answer.status, answer.headers.get("content-type")]).toEqual([
        where,
        status,
        "text/plain",
      ]);
    }
    expect((await backend.fetch(new Request(`${host}${path("a")}`))).status).toBe(401);
  });

  it("come in pieces, as they are read", async () => {
    const content = new Uint8Array(50_000).map((_, place) => place % 251);
    const talk = await protocolClient(withFiles({ name: "big.bin", content }));
    const answer = await talk.send(path("big.bin"));
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
    const sizes: number[] = [];
    for await (const chunk of answer.body ?? []) {
      sizes.push(chunk.length);
    }
    expect(sizes).toEqual([16_384, 16_384, 16_384, 848]);
    const again = await talk.send(path("big.bin"));
    expect(new Uint8Array(await again.arrayBuffer())).toEqual(content);
  });

  it("may be cut in mid-stream, over HTTP too", async () => {
    const backend = withFiles({ name: "a.bin", content: new Uint8Array(40_000) });
    const { jwt, send } = await protocolClient(backend);
    backend.fail("/a.bin", { drop: "body" }, 2);
    const answer = await send(path("a.bin"));
    expect(answer.headers.get("content-length")).toBe("40000");
    const received: number[] = [];
    await expect(
      (async () => {
        for await (const chunk of answer.body ?? []) {
          received.push(chunk.length);
        }
      })(),
    ).rejects.toThrow("terminated");
    expect(received).toEqual([20_000]);
    const { url, close } = await listen(backend);
    const headers = { authorization: `Bearer ${jwt}` };
    const cut = await fetch(`${url}${path("a.bin")}`, { headers });
    await expect(cut.arrayBuffer()).rejects.toThrow();
    const whole = await fetch(`${url}${path("a.bin")}`, { headers });
    expect((await whole.arrayBuffer()).byteLength).toBe(40_000);
    await close();
  });

  it("let a page read the name", async () => {
    const talk = await protocolClient(withFiles({ name: "a" }));
    const answer = await talk.send(path("a"), { headers: { origin: "https://page.example" } });
    expect(answer.headers.get("access-control-expose-headers")).toContain("Content-Disposition");
  });
});
