import { buildASTSchema, buildSchema, parse, validate } from "graphql";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { withArguments } from "../../src/client/graphql/selection.ts";
import { strictSchema } from "../../src/testing/graphql/strict-schema.ts";
import { input, mutation, type Operation, query } from "../../src/client/graphql/operation.ts";

const schema = buildSchema(readFileSync("src/testing/schema.graphql", "utf8"));

const isOperation = (value: unknown): value is Operation =>
  typeof value === "object" && value !== null && "text" in value && "repeatable" in value;

/** Every file that may declare an operation, however deep it lies. */
const files = ["src/resources", "src/write"]
  .filter((room) => existsSync(room))
  .flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => resolve(room, file)),
  );

const modules = await Promise.all(
  files.map(async (file) => {
    const module: unknown = await import(pathToFileURL(file).href);
    return v.parse(v.looseObject({}), module);
  }),
);

/** Queries that may create something. */
const creating = new Set(["retrieveIteration", "getActiveIterationOrCreateOne"]);

const declared = modules.flatMap((module) => Object.values(module)).filter(isOperation);

const errorsOf = (operation: Operation): string[] =>
  validate(schema, parse(operation.text())).map(({ message }) => message);

/** What official clients have been seen to ask for, and nothing else. */
const strict = buildASTSchema(strictSchema(readFileSync("src/testing/schema.graphql", "utf8")));

describe("declared operations", () => {
  it("are all that the protocol reads, and nothing that it does not know", () => {
    const names = new Set(declared.map(({ name }) => name));
    const reads = Object.keys(schema.getQueryType()?.getFields() ?? {});
    expect(reads.filter((name) => !names.has(name))).toEqual(["getActiveIterationOrCreateOne"]);
    const writes = Object.keys(schema.getMutationType()?.getFields() ?? {});
    expect([...names].filter((name) => !reads.includes(name) && !writes.includes(name))).toEqual(
      [],
    );
  });

  it.each(declared.map((operation) => [operation.name, operation] as const))(
    "%s fits the protocol",
    (_, operation) => {
      expect(errorsOf(operation)).toEqual([]);
      expect(operation.repeatable).toBe(
        operation.kind === "query" && !creating.has(operation.name),
      );
    },
  );

  it("have a form that asks for nothing but what servers are known to have", () => {
    const refused = (operation: Operation, proven: boolean): readonly string[] =>
      validate(strict, parse(operation.text(proven))).map(({ message }) => message);
    expect(declared.flatMap((operation) => refused(operation, true))).toEqual([]);
    // Five documents ask for more, where a server has more.
    const more = declared.filter((operation) => refused(operation, false).length > 0);
    expect(more.map(({ name }) => name).toSorted()).toEqual([
      "getIterationById",
      "getIterationById",
      "getLastAssets",
      "resourcesItems",
      "sourceColumns",
    ]);
  });

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

  it("gives fields arguments of their own, and declares what these name", () => {
    const operation = query(
      "thing",
      { id: "VecticeId!" },
      v.object({
        parts: v.nullish(withArguments("page: $page", v.array(v.object({ name: v.string() })))),
      }),
      { page: input<{ index: number }>("PageInput!") },
    );
    expect(operation.text()).toBe(
      "query thing($id: VecticeId!, $page: PageInput!) { thing(id: $id) { parts(page: $page) { name } } }",
    );
  });

  it("selects nothing of a leaf", () => {
    expect(query("isFeatureFlagEnabled", {}, v.boolean()).text()).toBe(
      "query isFeatureFlagEnabled { isFeatureFlagEnabled }",
    );
  });
});
