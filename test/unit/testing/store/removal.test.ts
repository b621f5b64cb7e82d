import { describe, expect, it } from "vitest";
import { type Change, createBackend } from "../../../../src/testing/index.ts";
import { everythingSeed } from "../everything-seed.ts";
import { refused, protocolClient } from "../protocol-client.ts";

describe("a thing that its owner removed", () => {
  it("is gone with all that belongs to it; what spoke of it says nothing", async () => {
    const changes: Change[] = [];
    const backend = createBackend({
      seed: everythingSeed,
      onChange: (told) => void changes.push(...told),
    });
    const talk = await protocolClient(backend);
    await backend.remove("MDL-1");
    expect(await talk.graphql('{ getModelById(modelId: "MDL-1") { name } }')).toMatchObject(
      refused(404, "rights_guard"),
    );
    expect(
      await talk.graphql('{ getModelVersion(modelVersionId: "MDV-2") { name } }'),
    ).toMatchObject(refused(404, "rights_guard"));
    expect(
      await talk.graphql(
        '{ getModelList(projectId: "PRJ-1") { items { name } total } CDTReports(filters: { projectId: "PRJ-1" }) { items { name modelVersion { name } } } getDatasetVersion(datasetVersionId: "DTV-3") { children { modelVersions { name } } } getIterationById(id: "ITR-2") { paginatedArtifacts(filters: { stepStrategy: INCLUDES }) { items { type } } } }',
      ),
    ).toEqual({
      data: {
        getModelList: { items: [{ name: "Empty" }], total: 1 },
        CDTReports: {
          items: [
            { name: "Overview", modelVersion: null },
            { name: "Card", modelVersion: null },
          ],
        },
        getDatasetVersion: { children: { modelVersions: [] } },
        getIterationById: {
          paginatedArtifacts: {
            items: [
              { type: "DataSetVersion" },
              { type: "EntityMetadata" },
              { type: "Comment" },
              { type: "EntityFile" },
            ],
          },
        },
      },
    });
    expect(changes).toContainEqual({ kind: "models", remove: "MDL-1" });
  });

  it("takes everything along: a workspace", async () => {
    const backend = createBackend({ seed: everythingSeed });
    await backend.remove("WSP-1");
    const { workspaces, projects, datasets, users, ...rest } = backend.data;
    expect(workspaces).toHaveLength(1);
    expect(projects.map(({ name }) => name)).toEqual(["Reuse"]);
    expect(datasets.map(({ name }) => name)).toEqual(["Scores"]);
    expect(users).toHaveLength(2);
    for (const kind of [
      "phases",
      "iterations",
      "assets",
      "models",
      "items",
      "files",
      "tables",
      "lineage",
    ] as const) {
      expect(rest[kind]).toEqual([]);
    }
  });

  it("must be there", async () => {
    await expect(createBackend({ seed: everythingSeed }).remove("MDL-99")).rejects.toThrow(
      /MDL-99/,
    );
  });

  it("leaves versions that were made in it, made in nothing", async () => {
    const backend = createBackend({ seed: everythingSeed });
    await backend.remove("PHA-1");
    expect(backend.data.modelVersions[1]).toMatchObject({ id: "MDV-2", iteration: null });
  });
});
