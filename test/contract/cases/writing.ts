import { equal, match, ok, rejects } from "../assert.ts";
import type { Case } from "../world.ts";

const noted = { delay: 40 };

/** Writes into places and iterations: made, changed, filled, emptied and removed. */
export const writing: readonly Case[] = [
  {
    name: "makes phases and iterations, and finds the one that one works in",
    run: async ({ open, backend }) => {
      const project = await (await (await open()).workspace("Credit risk")).project("Churn");
      const phase = await project.createPhase({ name: "Modeling, again" });
      equal(backend.requests.at(-1)?.variables, {
        createModel: { name: "Modeling, again", description: null },
        parentId: project.id,
      });
      equal([phase.name, phase.project.id], ["Modeling, again", project.id]);
      equal((await project.phase(phase.id)).toJSON(), phase.toJSON());
      const [first, same] = await Promise.all([phase.currentIteration(), phase.currentIteration()]);
      equal(first.id, same.id, "the current iteration of two callers");
      equal(first.phase.id, phase.id);
      const second = await phase.createIteration({
        name: "Baseline",
        description: "The first try",
      });
      equal([second.name, second.description, second.index], ["Baseline", "The first try", 2]);
      await phase.createIteration();
      equal(backend.requests.at(-1)?.variables, {
        phaseId: phase.id,
        data: { name: null, description: null },
      });
      for (const name of ["", " "]) {
        await rejects(project.createPhase({ name }), "InvalidRequestError");
        await rejects(phase.createIteration({ name }), "InvalidRequestError");
      }
    },
  },
  {
    name: "says which iteration to name where the server cannot tell the current one",
    run: async ({ open }) => {
      const project = await (await (await open()).workspace("Credit risk")).project("Churn");
      const phase = await project.createPhase({ name: "Busy" });
      const [one, two] = [await phase.createIteration(), await phase.createIteration()];
      await one.update({ status: "InProgress" });
      await two.update({ status: "InProgress" });
      const { message, facts } = await rejects(phase.currentIteration(), "InvalidRequestError");
      equal(facts["key"], "iteration_multiple_active");
      match(message, /"Busy" has no current iteration: several.*phase\.iteration\(…\)/);
    },
  },
  {
    name: "changes an iteration by what is given alone, and gives it as it is then",
    run: async ({ open, backend }) => {
      const project = await (await (await open()).workspace("Credit risk")).project("Churn");
      const iteration = await (await project.createPhase({ name: "P" })).currentIteration();
      const before = JSON.stringify(iteration);
      const renamed = await iteration.update({ name: "Renamed", description: undefined });
      equal(backend.requests.at(-1)?.variables, { id: iteration.id, data: { name: "Renamed" } });
      equal([renamed.name, renamed.description, renamed.id], ["Renamed", null, iteration.id]);
      equal(JSON.stringify(iteration), before, "the iteration that was changed");
      const completed = await renamed.complete();
      equal(backend.requests.at(-1)?.variables, {
        id: iteration.id,
        data: { status: "Completed" },
      });
      ok(completed.completed && completed.name === "Renamed", "a completed iteration");
      equal((await renamed.cancel()).status, "Abandoned");
      const sent = backend.requests.length;
      await rejects(iteration.update({}), "InvalidRequestError");
      await rejects(iteration.update({ name: undefined }), "InvalidRequestError");
      await rejects(iteration.update({ name: " " }), "InvalidRequestError");
      await rejects(iteration.update({ status: "" }), "InvalidRequestError");
      equal(backend.requests.length, sent, "requests");
      await iteration.delete();
      await rejects(iteration.complete(), "NotFoundError");
    },
  },
  {
    name: "logs notes, tables and versions into sections, and reads them back",
    run: async ({ open, backend }) => {
      const project = await (await (await open()).workspace("Credit risk")).project("Churn");
      const iteration = await (await project.createPhase({ name: "P" })).currentIteration();
      const section = " A & B #1 ";
      await iteration.log("see data.csv", { section });
      equal(backend.requests.at(-1)?.variables, {
        artifacts: [{ type: "Comment", text: "see data.csv" }],
        iterationContext: { iterationId: iteration.id, stepName: "A & B #1" },
      });
      await iteration.log(0.5);
      await iteration.logTable("Lift", [{ decile: 1, lift: 2.5 }], { section });
      await iteration.logTable("Some", { rows: [{ a: 1, b: 2 }], columns: ["b"] });
      await iteration.log({ name: "Also", rows: [] });
      const [model] = await project.models();
      const [dataset] = await project.datasets();
      ok(model !== undefined && dataset !== undefined, "a model and a dataset");
      const version = await model.lastVersion();
      ok(version !== undefined, "a version");
      equal(await iteration.logVersion(model), { alreadyLinked: false });
      equal(await iteration.log(version, { section }), { alreadyLinked: true });
      equal(await iteration.log(dataset), { alreadyLinked: false });
      const assets = await iteration.assets();
      equal(
        assets.map(({ type, text, table, section: place }) => [type, text ?? table?.name, place]),
        [
          ["Comment", "see data.csv", "A & B #1"],
          ["Comment", "0.5", null],
          ["EntityMetadata", "Lift", "A & B #1"],
          ["EntityMetadata", "Some", null],
          ["EntityMetadata", "Also", null],
          ["ModelVersion", null, null],
          ["DataSetVersion", null, null],
        ],
      );
      equal(assets.at(5)?.modelVersion?.id, version.id);
      equal((await iteration.table("Some")).rows, [{ b: 2 }]);
    },
  },
  {
    name: "refuses what cannot be logged before anything is sent",
    run: async ({ open, backend }) => {
      const connection = await open();
      const project = await (await connection.workspace("Credit risk")).project("Churn");
      const other = (await connection.workspaces()).find(({ name }) => name !== "Credit risk");
      ok(other !== undefined, "another workspace");
      const elsewhere = await other.createProject({ name: "Elsewhere" });
      const iteration = await (await project.createPhase({ name: "P" })).currentIteration();
      const foreign = await (await elsewhere.createPhase({ name: "P" })).currentIteration();
      const [model] = await project.models();
      const version = await model?.lastVersion();
      ok(model !== undefined && version !== undefined, "a version");
      const sent = backend.requests.length;
      const anything = (value: unknown): value is string => value !== iteration;
      const wrong: readonly unknown[] = [
        "",
        "  ",
        Number.NaN,
        Number.POSITIVE_INFINITY,
        null,
        undefined,
        true,
        {},
        [],
        [{ a: 1 }],
        { rows: [] },
        { name: "x", rows: [], data: "x" },
        { name: "x", rows: [{ f: () => 1 }] },
        { name: "x", rows: [{ n: Number.NEGATIVE_INFINITY }] },
        { name: "x", rows: Array.from({ length: 101 }, () => ({ a: 1 })) },
        iteration,
        project,
      ];
      for (const value of wrong) {
        if (anything(value)) {
          await rejects(iteration.log(value), "InvalidRequestError");
        }
      }
      for (const section of ["", " ", "x".repeat(61), "\ud800"]) {
        await rejects(iteration.log("Fine.", { section }), "InvalidRequestError");
        await rejects(iteration.deleteAssets({ section }), "InvalidRequestError");
      }
      match(
        (await rejects(foreign.logVersion(version), "InvalidRequestError")).message,
        /belongs to PRJ-\d+, but ITR-\d+ to "Elsewhere"/,
      );
      await rejects(foreign.logVersion(model), "InvalidRequestError");
      await rejects(
        iteration.saveCode([
          { id: "a", content: "" },
          { id: "a", content: "" },
        ]),
        "InvalidRequestError",
      );
      equal(backend.requests.length, sent, "requests");
      equal((await iteration.assets()).length, 0);
      await iteration.log("Fine.", { section: "🦊".repeat(60) });
    },
  },
  {
    name: "deletes assets by where they are and one by one, and never more than was asked",
    run: async ({ open, backend }) => {
      const project = await (await (await open()).workspace("Credit risk")).project("Churn");
      const iteration = await (await project.createPhase({ name: "P" })).currentIteration();
      const texts = async () => (await iteration.assets()).map(({ text }) => text);
      for (const [text, section] of [["1", "A"], ["2", "A"], ["3", "B"], ["4"], ["5"]] as const) {
        await iteration.log(text, { section });
      }
      await iteration.deleteAssets({ section: "A" });
      equal(backend.requests.at(-1)?.variables, {
        data: { iterationId: iteration.id, stepName: "A", all: false },
      });
      equal(await texts(), ["3", "4", "5"]);
      const [first] = await iteration.assets();
      await first?.delete();
      equal(await texts(), ["4", "5"]);
      const [section] = (await iteration.sections()).filter(({ assets }) => assets.length > 0);
      equal(section, undefined, "a section with assets");
      await iteration.log("6", { section: "C" });
      const [inSection] = (await iteration.sections()).flatMap(({ assets }) => assets);
      await inSection?.delete();
      await iteration.log("7", { section: "C" });
      await iteration.deleteAssets({ sectionless: true });
      equal(backend.requests.at(-1)?.variables, {
        data: { iterationId: iteration.id, stepName: null, all: false },
      });
      equal(await texts(), ["7"]);
      const sent = backend.requests.length;
      const unclear: readonly object[] = [
        {},
        { section: undefined },
        { all: false },
        { sectionless: false },
        { section: "C", all: true },
        { section: undefined, all: true },
        { sectionless: true, all: true },
      ];
      const isSelection = (value: object): value is { all: true } => value !== iteration;
      for (const which of unclear) {
        if (isSelection(which)) {
          await rejects(iteration.deleteAssets(which), "InvalidRequestError");
        }
      }
      equal(backend.requests.length, sent, "requests");
      await iteration.deleteAssets({ all: true });
      equal(await texts(), []);
    },
  },
  {
    name: "writes into one iteration one after the other, and into others side by side",
    run: async ({ open, backend }) => {
      const project = await (await (await open()).workspace("Credit risk")).project("Churn");
      const phase = await project.createPhase({ name: "P" });
      const [one, two] = [await phase.createIteration(), await phase.createIteration()];
      // Answers that come late would change the order, if several were on their way.
      const isNote =
        (text: string) =>
        ({ variables }: { variables?: unknown }): boolean =>
          JSON.stringify(variables)?.includes(`"${text}"`) ?? false;
      backend.fail(isNote("1 first"), noted);
      backend.fail(isNote("1 second"), { status: 503 });
      const controller = new AbortController();
      const writes = [
        one.log("1 first"),
        one.log("1 second"),
        one.log("1 third", { signal: controller.signal }),
        two.log("2 first"),
        one.log("1 fourth"),
      ];
      const outcomes = Promise.allSettled(writes);
      controller.abort(new Error("left the line"));
      equal(
        (await outcomes).map(({ status }) => status),
        ["fulfilled", "rejected", "rejected", "fulfilled", "fulfilled"],
      );
      equal(
        (await one.assets()).map(({ text }) => text),
        ["1 first", "1 fourth"],
      );
      equal(
        (await two.assets()).map(({ text }) => text),
        ["2 first"],
      );
    },
  },
  {
    name: "sends a write once, and says where it is open what became of it",
    run: async ({ open, backend, count }) => {
      const project = await (await (await open()).workspace("Credit risk")).project("Churn");
      const iteration = await (await project.createPhase({ name: "P" })).currentIteration();
      const before = count("addIterationContent");
      backend.fail("addIterationContent", { drop: true });
      equal((await rejects(iteration.log("a"), "NetworkError")).facts["maybeApplied"], true);
      backend.fail("addIterationContent", { delay: 2000 });
      const late = iteration.log("b", { timeout: 50 });
      equal((await rejects(late, "TimeoutError")).facts["maybeApplied"], true);
      backend.fail("addIterationContent", { status: 503 });
      await rejects(iteration.log("c"), "ServerError");
      backend.fail("addIterationContent", {
        body: "<!doctype html><title>x</title>",
        contentType: "text/html",
      });
      equal((await rejects(iteration.log("d"), "ProtocolError")).facts["maybeApplied"], true);
      equal(count("addIterationContent") - before, 4, "requests");
      backend.expireTokens();
      await iteration.log("e");
      ok(
        (await iteration.assets()).some(({ text }) => text === "e"),
        "after a renewed token",
      );
    },
  },
  {
    name: "keeps what is known of a write whose answer is odd, and warns",
    run: async ({ open, backend }) => {
      const warned: string[] = [];
      const keep = (message: string): void => void warned.push(message);
      const drop = (): void => undefined;
      const connection = await open({
        logLevel: "warn",
        logger: { debug: drop, info: drop, warn: keep, error: keep },
      });
      const project = await (await connection.workspace("Credit risk")).project("Churn");
      const phase = await project.createPhase({ name: "P" });
      const odd = (operation: string, data: object | null): void => {
        backend.fail(operation, { mutate: () => ({ data: { [operation]: data } }) });
      };
      odd("createIteration", { vecticeId: "ITR-4242", index: "one", status: 7 });
      const made = await phase.createIteration({ name: "Known" });
      equal([made.id, made.name, made.status], ["ITR-4242", "Known", "NotStarted"]);
      match(warned.at(-1) ?? "", /did what createIteration asked, but its answer is odd.*index/);
      odd("createIteration", { index: 1 });
      const lost = await rejects(phase.createIteration(), "ProtocolError");
      equal(lost.facts["maybeApplied"], true);
      const iteration = await phase.currentIteration();
      odd("updateIteration", null);
      const updated = await iteration.update({ name: "New" });
      equal([updated.id, updated.name, updated.index], [iteration.id, "New", iteration.index]);
      odd("addIterationContent", { no: "list" });
      await iteration.log("A note");
      equal(warned.filter((line) => line.includes("is odd")).length, 4, "warnings");
    },
  },
  {
    name: "saves code, and has assets sorted with and without a report",
    run: async ({ open, backend }) => {
      const project = await (await (await open()).workspace("Credit risk")).project("Churn");
      const iteration = await (await project.createPhase({ name: "P" })).currentIteration();
      await iteration.log("A note");
      await iteration.saveCode([{ content: "train();" }, { id: "cell-7", content: "" }]);
      equal(backend.requests.at(-1)?.variables, {
        cells: [
          { cellId: "0", content: "train();" },
          { cellId: "cell-7", content: "" },
        ],
        iterationId: iteration.id,
        prefix: null,
        isTrace: true,
      });
      await iteration.saveCode([{ content: "" }], { prefix: "train.ts" });
      equal(await iteration.organize(), undefined);
      const report = await iteration.organize({ report: true });
      equal(
        [report?.kind, report?.url],
        ["report", `${project.url.replace("/browse", "")}/reports`],
      );
      ok(
        (await project.reports()).some(({ id }) => id === report?.id),
        "the report in its list",
      );
    },
  },
];
