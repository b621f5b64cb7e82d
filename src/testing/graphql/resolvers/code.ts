import * as v from "valibot";
import { notFound, Refusal } from "../../refusal.ts";
import { nextNumber } from "../../store/ids.ts";
import type { AssetData, IterationData } from "../../store/iteration.ts";
import type { ReportData } from "../../store/model.ts";
import { noteActivity } from "./activity.ts";
import { numberOf, type Resolver, type ResolverContext, timeOf } from "./context.ts";
import { ownRun } from "./lineage-run.ts";
import { sectionFor } from "./section.ts";
import { projectOf, writableIteration } from "./write-rights.ts";

const CellsSchema = v.object({
  cells: v.array(v.object({ cellId: v.string(), content: v.string() })),
  prefix: v.nullish(v.string(), null),
  isTrace: v.nullish(v.boolean(), false),
});
const FileSchema = v.object({ lineageId: v.number(), entityFileId: v.number() });

/** The code behind assets, and what is made of it. */
export const codeResolvers: Readonly<Record<string, Resolver>> = {
  saveAutologCells: (args, context) => {
    const { cells, prefix, isTrace } = v.parse(CellsSchema, args);
    const iteration = writableIteration(args["iterationId"], context).id;
    const { store, write } = context;
    for (const { cellId, content } of cells) {
      const same = store.cells
        .all("iteration", iteration)
        .find((cell) => cell.cellId === cellId && cell.prefix === prefix);
      if (same === undefined) {
        const id = nextNumber(store.data, "cells");
        write.add("cells", { id, iteration, cellId, content, prefix, isTrace });
      } else {
        write.change("cells", same, { content, isTrace });
      }
    }
    return true;
  },
  attachFileToLineage: (args, context) => {
    const { lineageId, entityFileId } = v.parse(FileSchema, args);
    const run = ownRun(lineageId, context);
    const { store, write } = context;
    const known = store.codeFiles.all("file", entityFileId);
    const [first] = known;
    if (first === undefined || store.files.one("id", entityFileId) === undefined) {
      throw notFound(`file ${entityFileId}`);
    }
    // A file of a run that is not the user's is none to them.
    ownRun(first.run, context);
    if (!known.some((code) => code.run === run)) {
      write.add("codeFiles", { id: nextNumber(store.data, "codeFiles"), run, file: entityFileId });
    }
    return true;
  },
  generateIterationContent: (args, context) => {
    const iteration = writableIteration(args["iterationId"], context);
    sortIntoSections(iteration, context);
    return { id: numberOf(iteration.id) };
  },
  generateIterationContentAndReport: (args, context) => {
    const iteration = writableIteration(args["iterationId"], context);
    sortIntoSections(iteration, context);
    return addReport(iteration, context);
  },
};

const sections: ReadonlyMap<string, string> = new Map([
  ["DataSetVersion", "Data"],
  ["ModelVersion", "Models"],
]);

/** In place of the AI: assets in no section go to one for their kind. */
function sortIntoSections(iteration: IterationData, context: ResolverContext): void {
  const { store, write } = context;
  const assets: readonly AssetData[] = [...store.assets.all("iteration", iteration.id)];
  if (assets.length === 0) {
    throw new Refusal(412, `Iteration ${iteration.id} has no assets to sort`, "organize");
  }
  for (const asset of assets.filter(({ section }) => section === null)) {
    const section = sectionFor(iteration, sections.get(asset.type) ?? "Notes", context);
    write.change("assets", asset, { section });
  }
  noteActivity("Iteration", iteration, projectOf(iteration, context), context);
}

function addReport(iteration: IterationData, context: ResolverContext): ReportData {
  const now = timeOf(context);
  return context.write.add("reports", {
    id: nextNumber(context.store.data, "reports"),
    project: projectOf(iteration, context),
    name: `Report on ${iteration.name ?? iteration.id}`,
    createdDate: now,
    updatedDate: now,
    createdBy: context.user.email,
    modelVersion: null,
  });
}
