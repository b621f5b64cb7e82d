import { request as httpRequest } from "node:http";
import { describe, expect, it } from "vitest";
import { type BackendOptions, createBackend } from "../../../../src/testing/index.ts";
import { listen } from "../../../../src/testing/node.ts";
import { everythingSeed } from "../everything-seed.ts";
import { host, type ProtocolClient, protocolClient } from "../protocol-client.ts";

const bytes = Uint8Array.from({ length: 70_000 }, (_, place) => (place * 7) % 256);

function form(content: BlobPart = bytes, name = "plot.png", type = ""): FormData {
  const form = new FormData();
  form.set("file", new Blob([content], { type }), name);
  return form;
}

async function send(
  talk: ProtocolClient,
  path: string,
  body: BodyInit = form(),
  headers: Record<string, string> = {},
): Promise<{ status: number; answer: unknown }> {
  const response = await talk.send(`/api/entityfiles/${path}`, { method: "POST", body, headers });
  const text = await response.text();
  return {
    status: response.status,
    answer: response.headers.get("content-type") === "application/json" ? JSON.parse(text) : text,
  };
}

const world = async (
  options: BackendOptions = {},
): Promise<[ReturnType<typeof createBackend>, ProtocolClient]> => {
  const backend = createBackend({ seed: everythingSeed, ...options });
  return [backend, await protocolClient(backend)];
};

describe("uploads", () => {
  it.each([
    ["iteration", "ITR-2", "ITERATION", 2],
    ["modelversion", "MDV-1", "MODEL_VERSION", 1],
    ["datasetversion", "DTV-1", "DATASET_VERSION", 1],
  ])(
    "to a %s are answered exactly, and come back byte by byte",
    async (kind, id, type, entityId) => {
      const [backend, talk] = await world();
      const { status, answer } = await send(talk, `${kind}/${id}?extract=true`);
      expect([status, answer]).toEqual([
        200,
        {
          fileId: backend.data.files.at(-1)?.id,
          fileName: "plot.png",
          contentType: "image/png",
          entityId,
          entityType: type,
        },
      ]);
      const back = await talk.send(`/api/attachments/${kind}/${id}/plot.png`);
      expect(new Uint8Array(await back.arrayBuffer())).toEqual(bytes);
    },
  );

  it("to an iteration are assets at once, in the section that is named", async () => {
    const [backend, talk] = await world();
    await send(talk, "iteration/ITR-2?stepName=A%20%26%20B&extract=true");
    await send(talk, "iteration/ITR-2", form("1", "b.txt"));
    expect(backend.data.assets.slice(-2)).toMatchObject([
      { type: "EntityFile", section: "A & B" },
      { type: "EntityFile", section: null },
    ]);
    expect(backend.data.iterations[1]?.sections.at(-1)).toBe("A & B");
    expect(backend.data.activities.at(-1)).toMatchObject({ targetType: "Iteration", targetId: 2 });
  });

  it("replace a file of the same name, which keeps its id and its asset", async () => {
    const [backend, talk] = await world();
    const { files, assets } = structuredClone(backend.data);
    const old = files.find(({ name }) => name === "a.txt");
    expect(await send(talk, "iteration/ITR-2", form("new", "a.txt"))).toMatchObject({
      answer: { fileId: old?.id },
    });
    expect(backend.data.assets).toHaveLength(assets.length);
    expect(await (await talk.send("/api/attachments/iteration/ITR-2/a.txt")).text()).toBe("new");
  });

  it("make the version and its model younger", async () => {
    const [backend, talk] = await world({ now: () => Date.UTC(2030, 0) });
    await send(talk, "modelversion/MDV-1");
    const updatedDate = "2030-01-01T00:00:00.000Z";
    expect(backend.data.modelVersions[0]).toMatchObject({ updatedDate });
    expect(backend.data.models[0]).toMatchObject({ updatedDate });
  });

  it.each([
    ["model_pickle", "", "application/octet-stream"],
    ["notes", "text/plain", "text/plain"],
    ["t.csv", "", "text/csv; charset=utf-8"],
  ])("called %s of the type %j have the type %s", async (name, type, expected) => {
    const [backend, talk] = await world();
    const raw = [
      "--cut\r\n",
      `Content-Disposition: form-data; name="file"; filename="dir/a%22/${name}"\r\n`,
      type === "" ? "" : `Content-Type: ${type}\r\n`,
      "\r\nx\r\n--cut--\r\n",
    ].join("");
    const headers = { "content-type": "multipart/form-data; boundary=cut" };
    const sent = await send(talk, "modelversion/MDV-1?modelFramework=RandomForest", raw, headers);
    expect(sent).toEqual({
      status: 200,
      answer: {
        fileId: backend.data.files.at(-1)?.id,
        fileName: name,
        contentType: expected,
        entityId: 1,
        entityType: "MODEL_VERSION",
        modelFramework: "RandomForest",
      },
    });
  });

  it("to a lineage run hold its code", async () => {
    const [backend, talk] = await world();
    const run = backend.data.modelVersions[1]?.origin ?? 0;
    await send(talk, `run/${run}`, form("print()", "train.py"));
    await send(talk, `run/${run}`, form("print(1)", "train.py"));
    const file = backend.data.files.at(-1)?.id;
    expect(backend.data.codeFiles).toEqual([{ id: 1, run, file }]);
    expect((await send(talk, "run/99")).status).toBe(404);
  });

  it("are remembered by name, size and SHA-256, with the query", async () => {
    const [backend, talk] = await world();
    await send(talk, "iteration/ITR-2?stepName=S&extract=false", form("abc", "a.txt"));
    expect(backend.requests.at(-1)).toMatchObject({
      method: "POST",
      path: "/api/entityfiles/iteration/ITR-2",
      query: { stepName: "S", extract: "false" },
      file: {
        name: "a.txt",
        size: 3,
        sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      },
    });
  });

  it.each([
    ["iteration/ITR-1", 412],
    ["iteration/ITR-99", 404],
    ["modelversion/MDV-99", 404],
    ["modelversion/ITR-1", 400],
    ["codeversion/1", 404],
    [`iteration/ITR-2?stepName=${"x".repeat(61)}`, 400],
    ["iteration/%zz", 400],
  ])("to %s are refused with %i", async (path, status) => {
    const [backend, talk] = await world();
    const before = structuredClone(backend.data);
    expect((await send(talk, path)).status).toBe(status);
    expect(backend.data).toEqual(before);
  });

  it.each([
    ["x", "text/plain"],
    ["--cut--", "multipart/form-data; boundary=cut"],
    ["no form", "multipart/form-data"],
  ])("that are no form with a file are refused: %j", async (body, type) => {
    const [, talk] = await world();
    expect(await send(talk, "iteration/ITR-2", body, { "content-type": type })).toMatchObject({
      status: 400,
    });
  });

  it.each([
    [1000, 200],
    [1001, 413],
    [40_000, 413],
  ])("of %i bytes are answered with %i where 1,000 are taken", async (size, status) => {
    const [backend, talk] = await world({ organization: { uploadBytes: 1000 } });
    const before = backend.data.files.length;
    const body = form(bytes.slice(0, size), "big.bin");
    expect((await send(talk, "iteration/ITR-2", body)).status).toBe(status);
    expect(backend.data.files.length - before).toBe(status === 200 ? 1 : 0);
  });

  it("that are too large get their answer over HTTP, announced or not", async () => {
    const [backend, talk] = await world({ organization: { uploadBytes: 1000 } });
    const { url, close } = await listen(backend);
    const head = '--cut\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n';
    const body = `${head}${"x".repeat(3_000_000)}\r\n--cut--\r\n`;
    const statusOf = (headers: Record<string, string>): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const path = `${url}/api/entityfiles/iteration/ITR-2`;
        const sent = httpRequest(path, {
          method: "POST",
          headers: {
            authorization: `Bearer ${talk.jwt}`,
            "content-type": "multipart/form-data; boundary=cut",
            ...headers,
          },
        });
        sent.on("error", reject);
        sent.on("response", (answer) => resolve(answer.resume().statusCode));
        sent.end(body);
      });
    expect(await statusOf({})).toBe(413);
    expect(await statusOf({ "content-length": String(body.length) })).toBe(413);
    await close();
  });

  it("are refused without a token, and to those who may read alone", async () => {
    const [backend, talk] = await world();
    const path = `${host}/api/entityfiles/iteration/ITR-2`;
    expect((await backend.fetch(path, { method: "POST", body: form() })).status).toBe(401);
    Object.assign(backend.data.workspaces[0] ?? {}, { readers: ["ada@example.com"] });
    expect((await send(talk, "iteration/ITR-2")).status).toBe(403);
  });
});

describe("descriptions of columns as CSV", () => {
  const describe = async (talk: ProtocolClient, csv: string, id = "DTV-1"): Promise<number> =>
    (
      await talk.send(`/api/columns-description/${id}?extract=true`, {
        method: "POST",
        body: form(csv, "c.csv"),
      })
    ).status;

  it("are kept with the columns that they name", async () => {
    const [, talk] = await world();
    const missing =
      '{ getDatasetVersion(datasetVersionId: "DTV-1") { hasColumnWithoutDescription } }';
    expect(await talk.graphql(missing)).toMatchObject({
      data: { getDatasetVersion: { hasColumnWithoutDescription: true } },
    });
    expect(await describe(talk, 'column,description\npaid,"Yes, or no",more\nshort\n')).toBe(200);
    expect(await talk.graphql(missing)).toMatchObject({
      data: { getDatasetVersion: { hasColumnWithoutDescription: false } },
    });
    expect(
      await talk.graphql(
        "{ sourceColumns(id: 1, columnSourceType: FileSourceColumn, page: {}) { items { name description } } }",
      ),
    ).toMatchObject({
      data: {
        sourceColumns: {
          items: [
            { name: "amount", description: "In euro" },
            { name: "paid", description: "Yes, or no" },
          ],
        },
      },
    });
  });

  it("are refused where they are no CSV, or for no version", async () => {
    const [, talk] = await world();
    expect(await describe(talk, 'a,"b')).toBe(400);
    expect(await describe(talk, "a,b", "DTV-99")).toBe(404);
  });
});
