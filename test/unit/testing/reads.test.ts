import { describe, expect, it } from "vitest";
import { createBackend } from "../../../src/testing/index.ts";
import { everythingSeed } from "./everything-seed.ts";
import { refused, protocolClient } from "./protocol-client.ts";

const ask = async (query: string, user = 0): Promise<unknown> =>
  (await protocolClient(createBackend({ seed: everythingSeed, pageLimit: 50 }), user)).graphql(
    query,
  );

describe("phases", () => {
  it("have owners, counts, requirements and reviews", async () => {
    expect(
      await ask(`{
        getPhaseById(id: "PHA-1") { owner { name email } stepsCount iterationsCount { notStarted inProgress inReview total } }
        getStepDefinitionList(filters: { parentId: "PHA-1" }, page: { size: 1 }) { items { name description } total }
        getReviewList(filters: { phaseId: "PHA-1" }, order: { field: "createdDate", direction: DESC }) {
          items { vecticeId status feedback reviewer { name } createdBy { name } } total
        }
      }`),
    ).toEqual({
      data: {
        getPhaseById: {
          owner: { name: "Bo", email: "bo@example.com" },
          stepsCount: 2,
          iterationsCount: { notStarted: 0, inProgress: 1, inReview: 0, total: 2 },
        },
        getStepDefinitionList: {
          items: [{ name: "Goal", description: "AUC over 0.8" }],
          total: 2,
        },
        getReviewList: {
          total: 2,
          items: [
            {
              vecticeId: "REV-2",
              status: "Pending",
              feedback: null,
              reviewer: null,
              createdBy: { name: "Ada" },
            },
            {
              vecticeId: "REV-1",
              status: "Approved",
              feedback: "Fine",
              reviewer: { name: "Bo" },
              createdBy: { name: "Ada" },
            },
          ],
        },
      },
    });
  });

  it("are ordered as asked, and not by what nobody knows", async () => {
    const query = (field: string): string =>
      `{ getPhaseList(filters: { parentId: "PRJ-1" }, order: { field: "${field}", direction: DESC }) { items { name } } }`;
    expect(await ask(query("name"))).toMatchObject({
      data: { getPhaseList: { items: [{ name: "New" }, { name: "Modeling" }, {}, {}, {}] } },
    });
    expect(await ask(query("index"))).toMatchObject({
      data: { getPhaseList: { items: [{ name: "Done" }, { name: "New" }, {}, {}, {}] } },
    });
    expect(await ask(query("__proto__"))).toMatchObject(refused(400));
  });
});

describe("iterations", () => {
  const list = (filters: string): string =>
    `{ getIterationList(filters: { phaseId: "PHA-1" ${filters} }) { items { index } total } }`;

  it.each([
    ["", [{ index: 1 }, { index: 2 }]],
    ["onlyMine: true", [{ index: 2 }]],
    ["onlyMine: false, status: [Completed, Abandoned]", [{ index: 1 }]],
    ["onlyMine: true, status: [Completed]", []],
  ])("are filtered: %s", async (filters, items) => {
    expect(await ask(list(filters))).toEqual({
      data: { getIterationList: { items, total: items.length } },
    });
  });

  it("are found by id and by index, from 1", async () => {
    const byIndex = (index: string): string =>
      `{ getIterationByIndex(index: ${index}, phaseId: "PHA-1") { vecticeId name owner { name } phase { name } } }`;
    expect(await ask(byIndex("2"))).toEqual({
      data: {
        getIterationByIndex: {
          vecticeId: "ITR-2",
          name: "Iteration 2",
          owner: { name: "Ada" },
          phase: { name: "Modeling" },
        },
      },
    });
    for (const index of ["0", "-1", "1.5", "3"]) {
      expect(await ask(byIndex(index))).toMatchObject(refused(404, "rights_guard"));
    }
    expect(await ask('{ getIterationById(id: "ITR-1") { status } }')).toEqual({
      data: { getIterationById: { status: "Completed" } },
    });
  });

  it("hold assets in sections and in none, page by page", async () => {
    expect(
      await ask(`{ getIterationById(id: "ITR-2") {
        sections(page: { index: 1, size: 1 }, order: { field: "name", direction: DESC }) {
          items { name paginatedArtifacts(page: { index: 2, size: 2 }) { items { type entityMetadataId entityMetadata { id name } } page { index size } total } }
          total
        }
        paginatedArtifacts { items { index type text entityFileId entityFile { fileName } step { name } } total }
        all: paginatedArtifacts(filters: { stepStrategy: INCLUDES }, page: { size: 2 }) {
          items { index iterationId modelVersionId datasetVersionId modelVersion { vecticeId } datasetVersion { vecticeId } step { name } } page { size } total
        }
      } }`),
    ).toEqual({
      data: {
        getIterationById: {
          sections: {
            total: 2,
            items: [
              {
                name: "Results",
                paginatedArtifacts: {
                  items: [
                    {
                      type: "EntityMetadata",
                      entityMetadataId: 3,
                      entityMetadata: { id: 3, name: "Sums" },
                    },
                  ],
                  page: { index: 2, size: 2 },
                  total: 3,
                },
              },
            ],
          },
          paginatedArtifacts: {
            total: 2,
            items: [
              {
                index: 4,
                type: "Comment",
                text: "Well",
                entityFileId: null,
                entityFile: null,
                step: null,
              },
              {
                index: 5,
                type: "EntityFile",
                text: null,
                entityFileId: 2,
                entityFile: { fileName: "a.txt" },
                step: null,
              },
            ],
          },
          all: {
            total: 5,
            page: { size: 2 },
            items: [
              {
                index: 1,
                iterationId: 2,
                modelVersionId: 2,
                datasetVersionId: null,
                modelVersion: { vecticeId: "MDV-2" },
                datasetVersion: null,
                step: { name: "Results" },
              },
              {
                index: 2,
                iterationId: 2,
                modelVersionId: null,
                datasetVersionId: 3,
                modelVersion: null,
                datasetVersion: { vecticeId: "DTV-3" },
                step: { name: "Results" },
              },
            ],
          },
        },
      },
    });
  });

  it("cap nested pages too", async () => {
    const talk = await protocolClient(createBackend({ seed: everythingSeed, pageLimit: 1 }));
    const query = `{ getIterationById(id: "ITR-2") {
      sections(page: { size: 100 }) { items { paginatedArtifacts(page: { size: 9 }) { items { id } page { size } total } } total } } }`;
    const artifacts = { items: { length: 1 }, page: { size: 1 }, total: 3 };
    expect(await talk.graphql(query)).toMatchObject({
      data: {
        getIterationById: { sections: { total: 2, items: [{ paginatedArtifacts: artifacts }] } },
      },
    });
  });
});

describe("the iteration to work in", () => {
  const retrieve = (phase: string): string =>
    `query q { retrieveIteration(phaseId: "${phase}") { iteration { vecticeId index status owner { name } } useExistingIteration } }`;
  const active = (phase: string): string =>
    `query q { getActiveIterationOrCreateOne(phaseId: "${phase}", data: { name: "Mine" }) { index name } }`;

  it("is the last one, where it is writable", async () => {
    expect(await ask(retrieve("PHA-1"))).toMatchObject({
      data: {
        retrieveIteration: { iteration: { vecticeId: "ITR-2" }, useExistingIteration: true },
      },
    });
  });

  it("is refused where an earlier one is in progress, or several are", async () => {
    expect(await ask(retrieve("PHA-2"))).toMatchObject(refused(412, "iteration_not_writable"));
    expect(await ask(retrieve("PHA-3"))).toMatchObject(refused(412, "iteration_multiple_active"));
    expect(await ask(active("PHA-3"))).toMatchObject(refused(412, "iteration_multiple_active"));
    expect(await ask(active("PHA-2"))).toMatchObject({
      data: { getActiveIterationOrCreateOne: { index: 1 } },
    });
  });

  it.each([
    ["PHA-4", 1],
    ["PHA-5", 2],
  ])("is made in %s, once", async (phase, index) => {
    const talk = await protocolClient(createBackend({ seed: everythingSeed }));
    const made = { index, status: "NotStarted", owner: { name: "Ada" } };
    expect(await talk.graphql(retrieve(phase))).toMatchObject({
      data: { retrieveIteration: { iteration: made, useExistingIteration: false } },
    });
    expect(await talk.graphql(retrieve(phase))).toMatchObject({
      data: { retrieveIteration: { iteration: { index }, useExistingIteration: true } },
    });
    expect(await talk.graphql(active(phase))).toMatchObject({
      data: { getActiveIterationOrCreateOne: { index, name: `Iteration ${index}` } },
    });
  });

  it("takes the name that it is given", async () => {
    expect(await ask(active("PHA-4"))).toEqual({
      data: { getActiveIterationOrCreateOne: { index: 1, name: "Mine" } },
    });
  });
});

describe("rights", () => {
  it.each([
    'getPhaseById(id: "PHA-1") { name }',
    'getPhaseList(filters: { parentId: "PRJ-1" }) { total }',
    'getStepDefinitionList(filters: { parentId: "PHA-1" }) { total }',
    'getReviewList(filters: { phaseId: "PHA-1" }) { total }',
    'getIterationById(id: "ITR-1") { name }',
    'getIterationByIndex(index: 1, phaseId: "PHA-1") { name }',
    'getIterationList(filters: { phaseId: "PHA-1" }) { total }',
    'retrieveIteration(phaseId: "PHA-1") { useExistingIteration }',
    'getActiveIterationOrCreateOne(phaseId: "PHA-1") { name }',
    'getDataset(datasetId: "DTS-1") { name }',
    'getDatasetList(projectId: "PRJ-1") { total }',
    'getDatasetVersion(datasetVersionId: "DTV-1") { name }',
    'getDatasetVersionsList(datasetId: "DTS-1") { total }',
    'hasColumn(datasetVersionId: "DTV-1", column: "amount")',
    'resourcesItems(datasetVersionId: "DTV-1") { id }',
    "sourceColumns(id: 1, columnSourceType: FileSourceColumn) { total }",
    'getModelById(modelId: "MDL-1") { name }',
    'getModelList(projectId: "PRJ-1") { total }',
    'getModelVersion(modelVersionId: "MDV-1") { name }',
    'getModelVersionsList(modelId: "MDL-1") { total }',
    'ModelVersionApprovalStatusDates(modelVersionId: "MDV-1") { validatedDate }',
    'attachments(entityId: "MDV-2", entityType: MODEL_VERSION) { name }',
    'entityMetadataContent(entityId: "MDV-2", entityType: MODEL_VERSION, table: "Lift")',
    'CDTReports(filters: { projectId: "PRJ-1" }) { total }',
    'Findings(type: MODEL_VERSION, filters: { modelVersionId: "MDV-2" }) { total }',
  ])("hide %s from other people", async (field) => {
    expect(await ask(`query q { ${field} }`)).toHaveProperty("data");
    expect(await ask(`query q { ${field} }`)).not.toHaveProperty("errors");
    expect(await ask(`query q { ${field} }`, 1)).toMatchObject(refused(404, "rights_guard"));
    const other = field.replace(/"(PHA|PRJ|ITR|DTS|DTV|MDL|MDV)-\d+"/, '"WSP-1"');
    if (other !== field) {
      expect(await ask(`query q { ${other} }`)).toMatchObject(refused(400));
    }
  });
});
