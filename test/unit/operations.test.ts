import { buildSchema, parse, validate } from "graphql";
import { readFileSync } from "node:fs";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { input, mutation, type Operation, query } from "../../src/client/operation.ts";

/** Every file of the resources: an operation that is declared anywhere is found. */
const modules = import.meta.glob<Record<string, unknown>>("../../src/resources/*.ts", {
  eager: true,
});

const schema = buildSchema(readFileSync("src/testing/schema.graphql", "utf8"));

const isOperation = (value: unknown): value is Operation =>
  typeof value === "object" && value !== null && "text" in value && "repeatable" in value;

const declared = Object.values(modules)
  .flatMap((module) => Object.values(module))
  .filter(isOperation);

const errorsOf = (operation: Operation): string[] =>
  validate(schema, parse(operation.text())).map(({ message }) => message);

describe("declared operations", () => {
  it("are all found", () => {
    expect(declared.map(({ name }) => name).toSorted()).toEqual([
      "createProject",
      "getLastAssets",
      "getProjectById",
      "getProjectByName",
      "getProjectList",
      "getProjectTemplateList",
      "getPublicConfig",
      "getUserWorkspaceList",
      "getWorkspaceById",
      "getWorkspaceByName",
      "whoAmI",
    ]);
  });

  it.each(declared.map((operation) => [operation.name, operation] as const))(
    "%s fits the protocol",
    (_, operation) => {
      expect(errorsOf(operation)).toEqual([]);
      expect(operation.repeatable).toBe(operation.kind === "query");
    },
  );

  it("are told apart from what does not fit", () => {
    expect(
      errorsOf(
        query("getWorkspaceById", { workspaceId: "String!" }, v.object({ nme: v.string() })),
      ),
    ).toHaveLength(2);
    expect(errorsOf(mutation("getWorkspaceById", {}, v.string()))).not.toEqual([]);
  });
});

describe("the document of an operation", () => {
  it("selects what the schema names, through arrays, nullables and pipes", () => {
    const operation = query(
      "things",
      { id: "VecticeId!", page: input<{ index: number }>("PageInput"), note: "String" },
      v.object({
        name: v.pipe(v.string(), v.trim()),
        owner: v.nullish(
          v.pipe(
            v.object({ name: v.string() }),
            v.transform((owner) => owner),
          ),
        ),
        tags: v.array(v.nullable(v.object({ key: v.optional(v.string()) }))),
      }),
    );
    expect(operation.text()).toBe(
      "query things($id: VecticeId!, $page: PageInput, $note: String) { things(id: $id, page: $page, note: $note)" +
        " { name owner { name } tags { key } } }",
    );
  });

  it("selects nothing of a leaf", () => {
    expect(query("isFeatureFlagEnabled", {}, v.boolean()).text()).toBe(
      "query isFeatureFlagEnabled { isFeatureFlagEnabled }",
    );
  });
});
