import {
  buildSchema,
  getNamedType,
  isInputObjectType,
  parse,
  print,
  validate,
  visit,
} from "graphql";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { crossLinks, pathsToWorkspaces } from "../../../../src/server/access/workspace-links.ts";
import { protocol } from "../../../../src/server/graphql/protocol.ts";
import { namedType, pageTypes, readSchema } from "../../../../src/server/graphql/schema.ts";
import { lookupOf } from "../../../../src/server/access/workspace-of.ts";
import {
  creatingQueries,
  entityPrefixes,
  filtersOfTypes,
  mutations,
  reads,
} from "../../../../src/server/graphql/operations.ts";

const sdl = readFileSync("src/testing/schema.graphql", "utf8");
const schema = buildSchema(sdl);
const queries = schema.getQueryType()?.getFields() ?? {};

/** Every place in an argument where an id stands. */
function idsIn(type: Parameters<typeof getNamedType>[0], path: string): string[] {
  const named = getNamedType(type);
  if (named?.name === "VecticeId") {
    return [path];
  }
  return isInputObjectType(named)
    ? Object.values(named.getFields()).flatMap((field) =>
        idsIn(field.type, `${path}.${field.name}`),
      )
    : [];
}

it("the proxy's reads and writes are those of the protocol", () => {
  expect([...Object.keys(reads), ...creatingQueries].toSorted()).toEqual(
    Object.keys(queries).toSorted(),
  );
  expect(mutations).toEqual(Object.keys(schema.getMutationType()?.getFields() ?? {}));
});

it("the ids that reads are about are all known", () => {
  for (const [name, paths] of Object.entries(reads)) {
    const known = paths
      .split(" ")
      .filter(Boolean)
      .map((path) => path.split("=")[0]);
    const args = queries[name]?.args ?? [];
    expect([name, known]).toEqual([name, args.flatMap((arg) => idsIn(arg.type, arg.name))]);
  }
  const entityType = schema.getType("EntityMetadataTypeEnum");
  const names = entityType !== undefined && "getValues" in entityType ? entityType.getValues() : [];
  expect(Object.keys(entityPrefixes)).toEqual(names.map(({ name }) => name));
});

const { outputs, inputs } = readSchema();
const typeOf = (type: string, field: string): string => outputs.get(type)?.get(field)?.type ?? "";

it("the proxy's schema is that of the protocol: npm run format:protocol writes it", () => {
  const bare = visit(parse(sdl, { noLocation: true }), { StringValue: () => null });
  expect(print(parse(protocol))).toBe(print(bare));
  expect(inputs.get("PageInput")?.size).toBe(2);
  // Pages are found by the name of their argument.
  const named = [...outputs.values()].flatMap((fields) =>
    [...fields.values()].flatMap((field) => [...field.arguments]),
  );
  for (const [name, type] of named) {
    expect([name === "page", name]).toEqual([pageTypes.has(namedType(type)), name]);
  }
  for (const members of inputs.values()) {
    expect([...members.values()].map(namedType).filter((name) => pageTypes.has(name))).toEqual([]);
  }
});

it("each link has a way to its workspace", () => {
  for (const link of crossLinks) {
    const [type = "", field = ""] = link.split(".");
    const target = typeOf(type, field);
    const way = (pathsToWorkspaces[target] ?? "").split(".");
    expect([link, way.reduce(typeOf, target)]).toEqual([link, "Workspace"]);
  }
});

it("whatever leads to what another list holds is a link, or the way up", () => {
  // From each of these, a way leads to the workspace: to what it belongs to, or to what belongs to it.
  const owned = [
    "Phase.parent Iteration.phase Model.project DataSet.project Project.workspace",
    "ModelVersion.model DataSetVersion.dataSet Model.lastVersion DataSet.lastVersion",
    "RetrieveIterationOutput.iteration DatasetRegisterResultOutput.datasetVersion ModelRegisterResultOutput.modelVersion",
    "UserAndDefaultWorkspaceOutput.defaultWorkspace UserActivity.workspace",
  ].join(" ");
  const entities = new Set(
    "Workspace Project Phase Iteration Model ModelVersion DataSet DataSetVersion CDTReport Finding".split(
      " ",
    ),
  );
  const unexplained = [...outputs]
    .filter(([type]) => type !== "Query" && type !== "Mutation" && !type.endsWith("Page"))
    .flatMap(([type, fields]) =>
      [...fields]
        .filter(([, field]) => entities.has(field.type))
        .map(([name]) => `${type}.${name}`),
    )
    .filter((place) => !crossLinks.has(place) && !owned.split(" ").includes(place));
  expect(unexplained).toEqual([]);
});

it("reports and issues go by the filters that their types name", () => {
  for (const name of ["CDTReportQueryType", "FindingQueryType"]) {
    const type = schema.getType(name);
    const values = type !== undefined && "getValues" in type ? type.getValues() : [];
    expect(Object.keys(filtersOfTypes)).toEqual(values.map((value) => value.name));
  }
});

it("the proxy's own queries for the workspace of an id fit the protocol", () => {
  for (const prefix of ["PRJ", "PHA", "ITR", "DTS", "DTV", "MDL", "MDV"]) {
    const query = lookupOf(`${prefix}-1`)?.json.query ?? "";
    expect([prefix, validate(schema, parse(query))]).toEqual([prefix, []]);
  }
  expect(lookupOf("XYZ-1")).toBeUndefined();
});
