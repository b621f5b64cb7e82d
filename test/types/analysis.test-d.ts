import { describe, expectTypeOf, it } from "vitest";
import {
  checkGate,
  compareVersions,
  type GateResult,
  type GateRules,
  lineageGraph,
  type LineageGraph,
  metricHistory,
  type MetricPoint,
  projectOverview,
  type ProjectOverview,
  type VersionComparison,
  workspaceOverview,
  type WorkspaceOverview,
} from "../../src/analysis/index.ts";
import type {
  Connection,
  DatasetVersion,
  Model,
  ModelVersion,
  Project,
  Workspace,
} from "../../src/index.ts";
import { type Watch, watch } from "../../src/live/index.ts";

declare const connection: Connection;
declare const workspace: Workspace;
declare const project: Project;
declare const model: Model;
declare const version: ModelVersion;
declare const datasetVersion: DatasetVersion;
declare const signal: AbortSignal;

describe("analysis", () => {
  it("takes the resources as they are", () => {
    expectTypeOf(metricHistory(model, "auc", { signal })).resolves.toEqualTypeOf<
      MetricPoint<ModelVersion>[]
    >();
    expectTypeOf(compareVersions(version, version)).toEqualTypeOf<VersionComparison>();
    expectTypeOf(lineageGraph(version)).resolves.toEqualTypeOf<LineageGraph>();
    expectTypeOf(lineageGraph(datasetVersion)).resolves.toEqualTypeOf<LineageGraph>();
    expectTypeOf(projectOverview(project)).resolves.toEqualTypeOf<ProjectOverview>();
    expectTypeOf(workspaceOverview(workspace)).resolves.toEqualTypeOf<WorkspaceOverview>();
    expectTypeOf(
      checkGate(version, { reviewApproved: true }, { signal }),
    ).resolves.toEqualTypeOf<GateResult>();
  });

  it("knows the words that rules may name", () => {
    expectTypeOf<{ maxRisk: "LOW" }>().toExtend<GateRules>();
    expectTypeOf<{ maxRisk: "UNDEFINED" }>().not.toExtend<GateRules>();
    expectTypeOf<{ status: "Production" }>().not.toExtend<GateRules>();
    // @ts-expect-error -- a rule that does not exist would be passed over
    void checkGate(version, { maxrisk: "LOW" });
    // @ts-expect-error -- a rule without a value is none
    void checkGate(version, { status: undefined });
  });
});

describe("watch", () => {
  it("yields what is read", () => {
    const read = (options: { readonly signal: AbortSignal }): Promise<Project> =>
      connection.project("PRJ-7", options);
    expectTypeOf(watch(read, { every: 1000 })).toEqualTypeOf<Watch<Project>>();
    expectTypeOf(watch(() => project.phases(), { every: 1000, signal })).toExtend<
      AsyncIterable<Awaited<ReturnType<Project["phases"]>>>
    >();
    // @ts-expect-error -- how often is for the caller to say
    void watch(read, {});
  });
});
