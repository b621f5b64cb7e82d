import { describe, expect, it } from "vitest";
import { Connection } from "../../../src/index.ts";
import { connected } from "../connected.ts";
import { fetchOf } from "../../fetch-of.ts";

/** A project with a model, a dataset and a table, and what was sent to read them. */
async function open() {
  const rows = [
    { feature: "age", gain: 1 },
    { feature: "area", gain: 2, "2024": 7 },
  ];
  return connected({
    seed: {
      workspaces: [
        {
          name: "Credit risk",
          projects: [
            {
              name: "Churn",
              phases: [
                { name: "Modeling", iterations: [{ assets: [{ modelVersion: "Forest" }] }] },
              ],
              datasets: [{ name: "Customers", versions: [{}] }],
              models: [
                {
                  name: "Forest",
                  versions: [{ files: [{ name: "plot.png" }], tables: [{ name: "gains", rows }] }],
                },
              ],
            },
          ],
        },
      ],
    },
  });
}

describe("reading", () => {
  it("names the thing whose list is refused, not the operation alone", async () => {
    const { backend, connection } = await open();
    const project = await connection.project(1);
    const [model] = await project.models();
    backend.fail("getModelVersionsList", { status: 404 });
    await expect(model?.versions()).rejects.toMatchObject({
      name: "NotFoundError",
      operation: "getModelVersionsList",
      resource: "model",
      reference: "MDL-1",
    });
    backend.fail("getPhaseList", { error: { status: 403, message: "" } });
    await expect(project.phases()).rejects.toThrow('You have no permission for project "PRJ-1"');
  });

  it("asks for no parent that it was reached from", async () => {
    const { backend, connection } = await open();
    const project = await connection.project(1);
    const things = [...(await project.models()), ...(await project.datasets())];
    const before = backend.requests.length;
    expect(await Promise.all(things.map((thing) => thing.project()))).toEqual([project, project]);
    expect(backend.requests).toHaveLength(before);
  });

  it("reads a phase once, or anew where that is asked for", async () => {
    const { backend, connection } = await open();
    const version = await connection.modelVersion(1);
    const before = backend.requests.length;
    await version.phase();
    await version.phase();
    const asked = backend.requests.length - before;
    await version.phase({ fresh: true });
    expect([asked, backend.requests.length - before]).toEqual([1, 2]);
  });

  it("gives a table whose rows' values stand under their columns", async () => {
    const { connection } = await open();
    const { columns, rows } = await (await connection.modelVersion(1)).table("gains");
    expect(columns).toEqual(["2024", "feature", "gain"]);
    expect(rows.map((row) => Object.values(row))).toEqual([
      [null, "age", 1],
      [7, "area", 2],
    ]);
  });

  it("asks for a file as what it is", async () => {
    const { backend, connection } = await open();
    const version = await connection.modelVersion(1);
    await (await version.download("plot.png")).bytes();
    expect(backend.requests.at(-1)?.headers).toMatchObject({ accept: "*/*" });
  });

  it.each([204, 205, 206, 207, 304])("takes no answer of status %i for a file", async (status) => {
    const { backend } = await open();
    const connection = await Connection.open({
      apiToken: backend.data.users[0]?.apiToken,
      host: "https://vectice.example.com",
      fetch: fetchOf((request) =>
        request.url.includes("/attachments/")
          ? new Response([206, 207].includes(status) ? "abc" : null, { status })
          : backend.fetch(request),
      ),
    });
    const download = (await connection.modelVersion(1)).download("plot.png");
    await expect(download).rejects.toMatchObject({ name: "ProtocolError", status });
    await expect(download).rejects.toThrow("Is there a cache in between?");
  });

  it("refuses variables that JSON cannot hold", async () => {
    const { connection } = await open();
    const version = await connection.datasetVersion(1);
    // What JavaScript would pass; its types would not let it.
    const item = new Proxy({ id: 1, type: "file" } as const, {
      get: (target, name): unknown => (name === "id" ? 5n : Reflect.get(target, name)),
    });
    await expect(version.columns(item)).rejects.toMatchObject({ name: "InvalidRequestError" });
  });

  it("says what it was given instead of an id or a link", async () => {
    const { connection } = await open();
    const opened: unknown = Reflect.apply(connection.browse, connection, [7]);
    await expect(opened).rejects.toMatchObject({ name: "InvalidIdError", reference: 7 });
    await expect(opened).rejects.toThrow('"7" is neither an id');
  });
});
