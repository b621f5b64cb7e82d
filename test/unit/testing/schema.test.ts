import { readFileSync } from "node:fs";
import {
  buildSchema,
  getNamedType,
  type GraphQLField,
  isCompositeType,
  isObjectType,
  isNonNullType,
  isRequiredArgument,
} from "graphql";
import { describe, expect, it } from "vitest";
import * as v from "valibot";
import { resolvers } from "../../../src/testing/graphql/resolvers/index.ts";
import { createBackend } from "../../../src/testing/index.ts";
import { protocolClient } from "./protocol-client.ts";

const schema = buildSchema(readFileSync("src/testing/schema.graphql", "utf8"));
const fields = Object.values(schema.getQueryType()?.getFields() ?? {});

/** Every field, and every field of what it holds, down to a depth. */
function selectionOf(field: GraphQLField<unknown, unknown>, depth: number): string {
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) {
    return "";
  }
  const inner = isObjectType(type) ? Object.values(type.getFields()) : [];
  const parts = inner
    .filter((each) => !each.args.some(isRequiredArgument))
    .filter((each) => depth > 1 || !isCompositeType(getNamedType(each.type)))
    .map((each) => `${each.name} ${selectionOf(each, depth - 1)}`);
  return `{ __typename ${parts.join(" ")} }`;
}

/** What fields ask for, in the demo organization. */
const values: Readonly<Record<string, string>> = {
  code: '"list-reports"',
  workspaceId: '"WSP-1"',
  projectId: '"PRJ-1"',
  phaseId: '"PHA-4"',
  datasetId: '"DTS-1"',
  datasetVersionId: '"DTV-5"',
  modelId: '"MDL-1"',
  modelVersionId: '"MDV-12"',
  column: '"age"',
  index: "3",
  columnSourceType: "DBColumnSource",
  entityId: '"MDV-12"',
  entityType: "MODEL_VERSION",
  table: '"Lift by decile"',
  page: "{ size: 20 }",
  // Where a field's own meaning of a name differs.
  "getPhaseById.id": '"PHA-4"',
  "getPhaseByName.name": '"Modeling"',
  "getPhaseByName.parentId": '"PRJ-1"',
  "getPhaseList.filters": '{ parentId: "PRJ-1" }',
  "getStepDefinitionList.filters": '{ parentId: "PHA-4" }',
  "getReviewList.filters": '{ phaseId: "PHA-4" }',
  "getIterationById.id": '"ITR-9"',
  "getIterationList.filters": '{ phaseId: "PHA-4" }',
  "getWorkspaceByName.name": '"Credit risk"',
  "getProjectByName.name": '"Churn"',
  "sourceColumns.id": "1",
  "CDTReports.filters": '{ projectId: "PRJ-1" }',
  "Findings.filters": '{ projectId: "PRJ-1" }',
};

function queryOf(field: GraphQLField<unknown, unknown>, depth: number): string {
  const args = field.args
    .filter(({ name, type }) => name === "page" || isNonNullType(type))
    .map(({ name }) => `${name}: ${values[`${field.name}.${name}`] ?? values[name] ?? "null"}`);
  const list = args.length === 0 ? "" : `(${args.join(", ")})`;
  return `query ${field.name} { ${field.name}${list} ${selectionOf(field, depth)} }`;
}

const AnswerSchema = v.strictObject({ data: v.record(v.string(), v.unknown()) });

describe("the operations", () => {
  it("are served, every one", () => {
    const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
    const names = [...fields, ...mutations].map(({ name }) => name);
    expect(names.filter((name) => !resolvers.has(name))).toEqual([]);
    expect([...resolvers.keys()].filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe("the demo organization", () => {
  it.each(fields.map((field) => [field.name, field] as const))(
    "answers %s with all that the schema has, three levels deep",
    async (name, field) => {
      const talk = await protocolClient(createBackend());
      const answer = await talk.graphql(queryOf(field, 3));
      expect(answer).not.toHaveProperty("errors");
      const value = v.parse(AnswerSchema, answer).data[name];
      expect(value).not.toBeNull();
      const page = v.safeParse(v.object({ items: v.array(v.unknown()) }), value);
      if (page.success) {
        expect(page.output.items).not.toHaveLength(0);
      }
    },
  );
});
