import { getEventListeners } from "node:events";
import { describe, expect, it, vi } from "vitest";
import { type Progress, projectOverview, workspaceOverview } from "../../../src/analysis/index.ts";
import { InvalidRequestError } from "../../../src/errors.ts";
import { issue, model, phase, project, Reads, review, version } from "./inputs.ts";

function churn(reads: Reads) {
  return project(reads, "PRJ-7", {
    phases: [
      phase(reads, "PHA-1", { status: "Completed", reviews: [review("REV-1", "Approved")] }),
      phase(reads, "PHA-2", { reviews: [review("REV-2", "Pending"), review("REV-3", "Pending")] }),
      phase(reads, "PHA-3", { status: "Frozen", iterationsCount: null }),
    ],
    models: [
      model(reads, "MDL-1", version("MDV-1", { metrics: { auc: 0.9, loss: 0.1 } })),
      model(reads, "MDL-2", undefined),
    ],
    issues: [
      issue("NotStarted", "High"),
      issue("RemediationPending", "High"),
      issue("Completed", "High"),
      issue("Cancelled", "Low"),
      issue("InProgress", null),
      issue("Reopened", "Fatal"),
    ],
  });
}

const everything = {
  phases: { NotStarted: 0, Draft: 1, InReview: 0, Completed: 1, Frozen: 1 },
  iterations: {
    notStarted: 2,
    inProgress: 4,
    inReview: 6,
    ended: 8,
    total: 20,
    uncountedPhases: 1,
  },
  openIssues: { High: 2, Medium: 0, Low: 0, Undefined: 1, Fatal: 1 },
};

describe("projectOverview", () => {
  it("shows phases, iterations, models, open issues and pending reviews", async () => {
    const overview = await projectOverview(churn(new Reads()));
    expect(overview).toMatchObject({ id: "PRJ-7", name: "PRJ-7", errors: [], ...everything });
    expect(overview.models?.map(({ newestVersion }) => newestVersion?.metrics)).toEqual([
      { auc: 0.9, loss: 0.1 },
      undefined,
    ]);
    expect(overview.models?.[0]).toMatchObject({
      id: "MDL-1",
      versionCount: 1,
      newestVersion: { id: "MDV-1", status: "STAGING", risk: "LOW", approval: "Approved" },
    });
    expect(overview.pendingReviews?.map(({ id, phase }) => [id, phase.id])).toEqual([
      ["REV-2", "PHA-2"],
      ["REV-3", "PHA-2"],
    ]);
  });

  it("shows the metrics that were asked for, null where there is none", async () => {
    const metrics = ["auc", "missing", "__proto__", "toString"];
    const { models } = await projectOverview(churn(new Reads()), { metrics });
    expect(Object.entries(models?.[0]?.newestVersion?.metrics ?? {})).toEqual([
      ["auc", 0.9],
      ["missing", null],
      ["__proto__", null],
      ["toString", null],
    ]);
  });

  it("reads no deeper than asked, and gives null for what it did not read", async () => {
    const reads = new Reads();
    expect(await projectOverview(churn(reads), { depth: 0 })).toMatchObject({
      phases: null,
      iterations: null,
      models: null,
      openIssues: null,
      pendingReviews: null,
    });
    expect(reads.seen).toEqual([]);
    const { pendingReviews, phases } = await projectOverview(churn(reads), { depth: 1 });
    expect(pendingReviews).toBeNull();
    expect(phases).toEqual(everything.phases);
    expect(reads.seen.filter((name) => name.includes("reviews"))).toEqual([]);
  });

  it("gives what it could read, and the errors of the rest", async () => {
    const reads = new Reads();
    const failure = new Error("down");
    const overview = await projectOverview(
      project(reads, "PRJ-7", {
        phases: [
          phase(reads, "PHA-1", { reviews: failure }),
          phase(reads, "PHA-2", { reviews: [review("REV-2", "Pending")] }),
        ],
        models: [model(reads, "MDL-1", failure)],
        issues: failure,
      }),
    );
    expect(overview.openIssues).toBeNull();
    expect(overview.phases).toMatchObject({ Draft: 2 });
    expect(overview.models).toMatchObject([{ id: "MDL-1", newestVersion: null }]);
    expect(overview.pendingReviews?.map(({ id }) => id)).toEqual(["REV-2"]);
    expect(overview.errors.map(({ path, error }) => [path.join("/"), error])).toEqual([
      ["PRJ-7/issues", failure],
      ["PRJ-7/phases/PHA-1/reviews", failure],
      ["PRJ-7/models/MDL-1/lastVersion", failure],
    ]);
    const none = project(reads, "PRJ-8", { phases: failure, models: failure });
    expect(await projectOverview(none)).toMatchObject({
      phases: null,
      iterations: null,
      models: null,
      pendingReviews: null,
    });
    const mute = project(reads, "PRJ-9", { phases: [phase(reads, "PHA-1", { reviews: failure })] });
    expect((await projectOverview(mute)).pendingReviews).toBeNull();
  });

  it("never counts fewer than no ended iterations", async () => {
    const reads = new Reads();
    const iterationsCount = { notStarted: 3, inProgress: 0, inReview: 0, total: 1 };
    const phases = [phase(reads, "PHA-1", { iterationsCount })];
    const { iterations } = await projectOverview(project(reads, "PRJ-7", { phases }));
    expect(iterations?.ended).toBe(0);
  });

  it("reports progress, which ends with everything done", async () => {
    const seen: Progress[] = [];
    await projectOverview(churn(new Reads()), { onProgress: (progress) => seen.push(progress) });
    expect(seen.map(({ done }) => done)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(seen.at(-1)?.total).toBe(8);
    expect(seen.map(({ path }) => path.join("/"))).toContain("PRJ-7/phases/PHA-2/reviews");
  });

  it("ends with what onProgress throws, and reads no more", async () => {
    const reads = new Reads();
    const onProgress = (): never => {
      throw new Error("no");
    };
    await expect(projectOverview(churn(reads), { onProgress, concurrency: 1 })).rejects.toThrow(
      "no",
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(reads.seen).toEqual(["PRJ-7 phases"]);
  });
});

describe("workspaceOverview", () => {
  function workspace(reads: Reads, count: number, more = [churn(reads)]) {
    const others = Array.from({ length: count }, (_, place) => project(reads, `PRJ-${place + 10}`));
    const url = "https://vectice.example.com/browse/workspace/WSP-1";
    return { id: "WSP-1", name: "Risk", url, projects: reads.of("projects", [...more, ...others]) };
  }

  it("shows every project and what they come to", async () => {
    const reads = new Reads();
    const overview = await workspaceOverview(workspace(reads, 1, [churn(reads), churn(reads)]));
    expect(overview.projects.map(({ id }) => id)).toEqual(["PRJ-7", "PRJ-7", "PRJ-10"]);
    expect(overview.totals).toEqual({
      phases: { NotStarted: 0, Draft: 2, InReview: 0, Completed: 2, Frozen: 2 },
      iterations: {
        notStarted: 4,
        inProgress: 8,
        inReview: 12,
        ended: 16,
        total: 40,
        uncountedPhases: 2,
      },
      models: 4,
      openIssues: { High: 4, Medium: 0, Low: 0, Undefined: 2, Fatal: 2 },
      pendingReviews: 4,
    });
    expect(overview.errors).toEqual([]);
  });

  it("says 0 of an empty workspace, and null of what it did not read", async () => {
    const empty = await workspaceOverview(workspace(new Reads(), 0, []));
    expect(empty.totals).toMatchObject({ models: 0, pendingReviews: 0, phases: { Draft: 0 } });
    const { totals } = await workspaceOverview(workspace(new Reads(), 2), { depth: 1 });
    expect(totals).toMatchObject({ models: 2, pendingReviews: null });
    expect((await workspaceOverview(workspace(new Reads(), 2), { depth: 0 })).totals).toEqual({
      phases: null,
      iterations: null,
      models: null,
      openIssues: null,
      pendingReviews: null,
    });
  });

  it.each([1, 3, undefined])("has no more reads in flight than %s", async (concurrency) => {
    const reads = new Reads();
    await workspaceOverview(workspace(reads, 20), { concurrency });
    expect(reads.most).toBe(concurrency ?? 4);
    expect(reads.seen).toHaveLength(1 + 3 * 21 + 3 + 2);
  });

  it("rejects when the projects cannot be listed", async () => {
    const projects = new Reads().of<never[]>("projects", new Error("down"));
    await expect(workspaceOverview({ ...workspace(new Reads(), 0), projects })).rejects.toThrow(
      "down",
    );
  });

  it("rejects with the signal's own reason at once, also where reads do not listen", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const projects = vi.fn<() => Promise<never>>(() => new Promise(() => undefined));
    const asked = workspaceOverview({ ...workspace(new Reads(), 0), projects }, { signal });
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(asked).rejects.toBe(reason);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    await expect(workspaceOverview(workspace(new Reads(), 0), { signal })).rejects.toBe(reason);
  });

  it("ends all reads on an abort, notes no errors of it and leaves no listener", async () => {
    const reads = new Reads();
    const controller = new AbortController();
    const { signal } = controller;
    const onProgress = vi.fn<() => void>(() => controller.abort("enough"));
    const asked = workspaceOverview(workspace(reads, 20), { signal, onProgress });
    await expect(asked).rejects.toBe("enough");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(onProgress).toHaveBeenCalledTimes(1);
    expect(reads.seen).toEqual(["projects"]);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    expect(reads.signals.every((given) => given?.aborted)).toBe(true);

    const unused = new AbortController().signal;
    await workspaceOverview(workspace(reads, 1), { signal: unused });
    expect(getEventListeners(unused, "abort")).toHaveLength(0);
  });

  it.each([{ concurrency: 0 }, { concurrency: 1.5 }, { depth: -1 }, { depth: Number.NaN }])(
    "refuses %o",
    async (options) => {
      await expect(workspaceOverview(workspace(new Reads(), 0), options)).rejects.toThrow(
        InvalidRequestError,
      );
    },
  );
});
