import { existsSync, readFileSync } from "node:fs";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };

/** Every path in a part of the exports map, with the conditions that lead to it. */
function pathsIn(part: unknown, conditions = ""): [conditions: string, path: string][] {
  if (typeof part === "string") {
    return [[conditions, part]];
  }
  if (typeof part !== "object" || part === null) {
    return [];
  }
  return Object.entries(part).flatMap(([key, inner]: [string, unknown]) =>
    pathsIn(inner, `${conditions} ${key}`.trim()),
  );
}

const fields = [manifest.main, manifest.module, manifest.types, manifest.unpkg, manifest.jsdelivr];
const modules = v.record(v.string(), v.unknown());

async function namesOf(specifier: string): Promise<string[]> {
  return Object.keys(v.parse(modules, { ...v.parse(v.looseObject({}), await import(specifier)) }))
    .filter((name) => name !== "default" && name !== "module.exports")
    .toSorted();
}

describe("package.json", () => {
  it.each(pathsIn(manifest.exports))("%s leads to %s, which was built", (_, path) => {
    expect(existsSync(path)).toBe(true);
  });

  it("names only built files outside the exports map", () => {
    expect(fields.filter((path) => !existsSync(path))).toEqual([]);
  });

  it("gives every module its own declarations: .d.ts to import, .d.cts to require", () => {
    const wrong = pathsIn(manifest.exports).filter(
      ([conditions, path]) =>
        (conditions.endsWith("require types") && !path.endsWith(".d.cts")) ||
        (conditions.endsWith("import types") && !path.endsWith(".d.ts")),
    );
    expect(wrong).toEqual([]);
  });

  it("ships nothing but the build to be executed", () => {
    expect(manifest.sideEffects).toEqual(["./dist/vectice.global.js"]);
    expect(Object.keys(manifest.dependencies).toSorted()).toEqual(["ky", "valibot"]);
  });
});

describe("the entries", () => {
  it("export the same names to Node and to browsers, to import and to require", async () => {
    const names = await namesOf("../../dist/index.js");
    expect(names).toContain("connect");
    expect(await namesOf("../../dist/index.cjs")).toEqual(names);
    // Only where there are disks.
    const elsewhere = names.filter((name) => name !== "fileFrom");
    expect(elsewhere).toHaveLength(names.length - 1);
    expect(await namesOf("../../dist/browser.js")).toEqual(elsewhere);
    expect(await namesOf("../../dist/worker.js")).toEqual(elsewhere);
    expect(await namesOf("../../dist/browser.cjs")).toEqual(elsewhere);
    expect(await namesOf("../../dist/vectice.min.js")).toEqual(elsewhere);
  });

  it("declare the same names to Node and to browsers", () => {
    const exported = (path: string): string[] =>
      [...readFileSync(path, "utf8").matchAll(/export \{([^}]*)\}/g)]
        .flatMap(([, list]) => (list ?? "").split(","))
        .map((name) =>
          name
            .trim()
            .replace(/^(?:type )?\w+ as /, "")
            .replace(/^type /, ""),
        )
        .toSorted();
    expect(exported("dist/index.d.ts")).toContain("connect");
    expect([...exported("dist/browser.d.ts"), "fileFrom"].toSorted()).toEqual(
      exported("dist/index.d.ts"),
    );
    expect(exported("dist/index.d.cts")).toEqual(exported("dist/index.d.ts"));
  });

  it("share all but how to connect with the core", async () => {
    const [core, node] = await Promise.all([
      namesOf("../../dist/core.js"),
      namesOf("../../dist/index.js"),
    ]);
    const host = ["clearSettings", "connect", "fileFrom", "saveSettings"];
    expect(core.filter((name) => name !== "createConnect")).toEqual(
      node.filter((name) => !host.includes(name)),
    );
    expect(core).toContain("createConnect");
  });

  it("carry the version of package.json", async () => {
    const { version } = v.parse(v.looseObject({ version: v.string() }), {
      ...(await namespaceOf("../../dist/index.js")),
    });
    expect(version).toBe(manifest.version);
  });
});

async function namespaceOf(specifier: string): Promise<object> {
  return v.parse(v.looseObject({}), await import(specifier));
}
