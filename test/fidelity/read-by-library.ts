import { createHash } from "node:crypto";
import {
  Connection,
  type DatasetVersion,
  type Iteration,
  type ModelVersion,
} from "../../src/index.ts";
import type { Backend } from "../../src/testing/index.ts";

type Holder = Iteration | DatasetVersion | ModelVersion;

/** What our library reads of a thing with this id, as plain data. */
export async function readByLibrary(backend: Backend, reference: string): Promise<unknown> {
  const connection = await Connection.open({
    host: "https://vectice.example.com",
    apiToken: backend.data.users[0]?.apiToken ?? "",
    fetch: backend.fetch,
    logLevel: "silent",
  });
  const thing = await connection.browse(reference);
  switch (thing.kind) {
    case "iteration":
      return {
        ...thing.toJSON(),
        assets: await thing.assets(),
        sections: (await thing.sections()).map(({ name }) => name),
        ...(await attachedTo(thing)),
      };
    case "datasetVersion":
      return {
        ...thing.toJSON(),
        dataset: thing.dataset?.toJSON(),
        inputs: await inputsOf(thing),
        items: await Promise.all(
          (await thing.items()).map(async (item) => ({
            ...item,
            columns: await thing.columns(item),
          })),
        ),
        ...(await attachedTo(thing)),
      };
    case "modelVersion":
      return {
        ...thing.toJSON(),
        model: thing.model?.toJSON(),
        inputs: await inputsOf(thing),
        ...(await attachedTo(thing)),
      };
    case "phase":
      return { ...thing.toJSON(), iterations: await thing.iterations() };
    case "project":
      return { ...thing.toJSON(), phases: await thing.phases() };
    default:
      return thing.toJSON();
  }
}

async function inputsOf(version: DatasetVersion | ModelVersion): Promise<readonly string[]> {
  const { inputs } = await version.lineage();
  return inputs.map(({ id }) => id);
}

/** The tables with their rows, and the files by size and SHA-256 of what was downloaded. */
async function attachedTo(holder: Holder): Promise<object> {
  const attachments = await holder.attachments();
  const tables: Record<string, unknown> = {};
  const files: Record<string, unknown> = {};
  for (const { name, type } of attachments) {
    if (type === "table") {
      tables[name] = (await holder.table(name)).rows;
    } else {
      const bytes = await (await holder.download(name)).bytes();
      files[name] = {
        size: bytes.length,
        sha256: createHash("sha256").update(bytes).digest("hex"),
      };
    }
  }
  return { tables, files };
}
