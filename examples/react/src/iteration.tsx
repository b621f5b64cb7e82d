import { useSuspenseQueries } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { NoteForm } from "./note-form.tsx";
import { useVectice } from "./vectice.ts";

/** What people call the types of assets. */
const kinds: Readonly<Record<string, string>> = {
  Comment: "Note",
  EntityFile: "File",
  EntityMetadata: "Table",
  ModelVersion: "Model",
  DataSetVersion: "Dataset",
};

/** The iteration in which a version was made, with what was logged in it. */
export function Iteration({ id }: { readonly id: string }): ReactElement {
  const { all } = useVectice();
  const [{ data: iteration }, { data: assets }] = useSuspenseQueries({
    queries: [all.iteration(id), all.assets(id)],
  });
  return (
    <>
      <h2>{iteration.name ?? iteration.id}</h2>
      <p className="lead">{`${iteration.phase.name}, ${iteration.statusLabel}`}</p>
      <ul className="panel rows">
        {assets.map(({ text, file, table, modelVersion, datasetVersion, ...asset }) => (
          <li key={asset.id}>
            <b>{kinds[asset.type] ?? asset.type}</b>{" "}
            {text ?? (file ?? table ?? modelVersion ?? datasetVersion)?.name}
          </li>
        ))}
      </ul>
      <NoteForm iteration={id} />
    </>
  );
}
