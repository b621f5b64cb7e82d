import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useRef, useState } from "react";
import type { Progress } from "vectice";
import { explain } from "vectice/query";
import { useVectice } from "./vectice.ts";

/** Logs a note, a file, or both, and shows how far the file is. */
export function NoteForm({ iteration }: { readonly iteration: string }): ReactElement {
  const client = useQueryClient();
  const { connection, all } = useVectice();
  const [progress, setProgress] = useState<Progress>();
  const [note, setNote] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const { mutate, error, isPending, isSuccess } = useMutation({
    mutationFn: async () => {
      const file = input.current?.files?.[0];
      const opened = await connection.iteration(iteration);
      if (file) {
        await opened.logFile(file, { onProgress: setProgress });
        // What is logged leaves the form: trying again logs the rest. What was put there since stays.
        if (input.current?.files?.[0] === file) {
          input.current.value = "";
        }
      }
      // The library refuses a blank one, in words.
      if (note.trim() !== "" || !file) {
        await opened.logNote(note);
        setNote((now) => (now === note ? "" : now));
      }
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
          mutate();
        }
      }}
    >
      <label>
        Note <textarea className="text" value={note} onChange={(e) => setNote(e.target.value)} />
      </label>
      <label>
        File <input className="text" ref={input} type="file" />
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
