import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import type { Progress } from "vectice";
import { explain } from "vectice/query";
import { useVectice } from "./vectice.ts";

/** Logs a note, a file, or both, and shows how far the file is. */
export function NoteForm({ iteration }: { readonly iteration: string }): ReactElement {
  const client = useQueryClient();
  const { connection, all } = useVectice();
  const [progress, setProgress] = useState<Progress>();

  const { mutate, error, isPending, isSuccess } = useMutation({
    mutationFn: async (form: HTMLFormElement) => {
      const fields = new FormData(form);
      const [note, file] = [fields.get("note"), fields.get("file")];
      const opened = await connection.iteration(iteration);
      const hasFile = file instanceof File && file.name !== "";
      // First what is likelier to be refused: the note is not logged twice then.
      if (hasFile) {
        await opened.logFile(file, { onProgress: setProgress });
      }
      // The library refuses a blank one, in words.
      if (typeof note === "string" && (note.trim() !== "" || !hasFile)) {
        await opened.logNote(note);
      }
      form.reset();
    },
    onSettled: () => {
      setProgress(undefined);
      const keys = all.keysOf(iteration);
      return Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
  const refusal = error && `${explain(error).title}. ${explain(error).detail} (${error.message})`;

  return (
    <form
      className="panel log"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) {
          mutate(event.currentTarget);
        }
      }}
    >
      <label>
        Note <textarea className="text" name="note" />
      </label>
      <label>
        File <input className="text" name="file" type="file" />
      </label>
      {progress && (
        <label>
          {progress.file} <progress value={progress.loaded} max={progress.total} />
        </label>
      )}
      <p role="status">{isPending ? "Logging …" : isSuccess && "Logged."}</p>
      {refusal && <strong role="alert">{refusal}</strong>}
      <button className="main" type="submit" aria-disabled={isPending}>
        Log
      </button>
    </form>
  );
}
