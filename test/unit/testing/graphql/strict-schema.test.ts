import { describe, expect, it } from "vitest";
import { createBackend } from "../../../../src/testing/index.ts";
import { everythingSeed } from "../everything-seed.ts";
import { protocolClient } from "../protocol-client.ts";

const many = {
  ...everythingSeed,
  workspaces: [
    {
      name: "Many",
      projects: [
        {
          name: "P",
          phases: [
            {
              name: "Phase",
              iterations: [{ assets: Array.from({ length: 150 }, () => ({ comment: "x" })) }],
            },
          ],
        },
      ],
    },
  ],
};

describe("the strict schema", () => {
  it.each([
    [
      "{ sourceColumns(id: 1, columnSourceType: FileSourceColumn, page: { size: 5 }) { total } }",
      'Unknown argument "page" on field "Query.sourceColumns".',
    ],
    [
      '{ getIterationById(id: "ITR-1") { paginatedArtifacts(page: {}) { total } } }',
      'Unknown argument "page" on field "Iteration.paginatedArtifacts".',
    ],
    [
      '{ getIterationById(id: "ITR-1") { sections { items { paginatedArtifacts(page: {}) { total } } } } }',
      'Unknown argument "page" on field "IterationStep.paginatedArtifacts".',
    ],
    [
      '{ resourcesItems(datasetVersionId: "DTV-1") { files(page: {}) { items { id } } } }',
      'Unknown argument "page" on field "DatasetSource.files".',
    ],
    [
      '{ resourcesItems(datasetVersionId: "DTV-1") { tables(page: {}) { items { id } } } }',
      'Unknown argument "page" on field "DatasetSource.tables".',
    ],
    [
      '{ resourcesItems(datasetVersionId: "DTV-1") { files { items { id } total } } }',
      'Cannot query field "total" on type "FileSourcePage".',
    ],
    [
      '{ resourcesItems(datasetVersionId: "DTV-1") { tables { page { index } } } }',
      'Cannot query field "page" on type "DBTableSourcePage".',
    ],
    [
      "{ getLastAssets { items { workspace { name } } } }",
      'Cannot query field "workspace" on type "UserActivity".',
    ],
  ])("lacks what %s asks for; the usual one has it", async (query, message) => {
    const strict = await protocolClient(createBackend({ seed: everythingSeed, strict: true }));
    expect(await strict.graphql(query)).toMatchObject({
      errors: [{ message, extensions: { key: null, exception: { status: 400 } } }],
      data: null,
    });
    const usual = await protocolClient(createBackend({ seed: everythingSeed }));
    expect(await usual.graphql(query)).not.toHaveProperty("errors");
  });

  it("has pages where official clients ask for them", async () => {
    const talk = await protocolClient(createBackend({ seed: everythingSeed, strict: true }));
    expect(
      await talk.graphql(
        '{ getIterationById(id: "ITR-2") { sections(page: { index: 2, size: 1 }) { items { name } page { index } total } } }',
      ),
    ).toEqual({
      data: {
        getIterationById: {
          sections: { items: [{ name: "Empty" }], page: { index: 2 }, total: 2 },
        },
      },
    });
  });

  it("gives whole what cannot be asked for by pages", async () => {
    const talk = await protocolClient(createBackend({ seed: many, strict: true }));
    expect(
      await talk.graphql(
        '{ getIterationById(id: "ITR-1") { paginatedArtifacts { page { size } total } } }',
      ),
    ).toEqual({
      data: { getIterationById: { paginatedArtifacts: { page: { size: 150 }, total: 150 } } },
    });
  });
});
