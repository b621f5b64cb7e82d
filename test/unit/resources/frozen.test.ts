import { describe, expect, it } from "vitest";
import { connected } from "../connected.ts";

const { connection } = await connected({ seed: "demo" });

/** The ways to what can be changed within something; what it belongs to is looked at elsewhere. */
function changeable(value: unknown, way: string): string[] {
  if (typeof value !== "object" || value === null || value instanceof Date) {
    return [];
  }
  const parts = Object.entries(value)
    .filter(([key]) => key !== "connection")
    .flatMap(([key, part]) => changeable(part, `${way}.${key}`));
  return Object.isFrozen(value) ? parts : [way, ...parts];
}

describe("what is read", () => {
  it("cannot be changed, however deep", async () => {
    const project = await connection.project("PRJ-1");
    const phases = await project.phases();
    const iterations = (await Promise.all(phases.map((phase) => phase.iterations()))).flat();
    const sections = (await Promise.all(iterations.map((one) => one.sections()))).flat();
    const datasetVersions = (
      await Promise.all((await project.datasets()).map((dataset) => dataset.versions()))
    ).flat();
    const items = await Promise.all(
      datasetVersions.map(async (version) => ({ version, items: await version.items() })),
    );
    const columns = await Promise.all(
      items.flatMap(({ version, items: own }) => own.map((item) => version.columns(item))),
    );
    const models = await project.models();
    const found: Readonly<Record<string, readonly object[]>> = {
      phases,
      iterations,
      sections,
      assets: (await Promise.all(iterations.map((one) => one.assets()))).flat(),
      attachments: (await Promise.all(iterations.map((one) => one.attachments()))).flat(),
      requirements: (await Promise.all(phases.map((phase) => phase.requirements()))).flat(),
      reviews: (await Promise.all(phases.map((phase) => phase.reviews()))).flat(),
      datasetVersions,
      items: items.flatMap((one) => one.items),
      columns: columns.flat(),
      models,
      versions: (await Promise.all(models.map((model) => model.versions()))).flat(),
      issues: await project.issues(),
      reports: await project.reports(),
      templates: await project.workspace.templates(),
    };
    expect(Object.entries(found).filter(([, things]) => things.length === 0)).toEqual([]);
    const ways = Object.entries(found).flatMap(([kind, things]) =>
      things.flatMap((thing) => changeable(thing, kind)),
    );
    expect([...new Set(ways)]).toEqual([]);
  });
});
