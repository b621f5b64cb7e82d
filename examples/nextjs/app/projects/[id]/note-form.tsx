"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useActionState, useEffect } from "react";
import { Trouble } from "../../../page/trouble.tsx";
import { logNote } from "./log-note.ts";

/** Logs a note by an action of the server; works before the page's scripts have come. */
export function NoteForm(props: {
  readonly phases: readonly { readonly id: string; readonly name: string }[];
}): ReactElement {
  const client = useQueryClient();
  const [outcome, action, isPending] = useActionState(logNote, undefined);
  useEffect(() => {
    for (const queryKey of outcome && "changed" in outcome ? outcome.changed : []) {
      void client.invalidateQueries({ queryKey });
    }
  }, [client, outcome]);
  return (
    <form action={action}>
      <h2>Log a note</h2>
      <label>
        Phase
        <select name="phase">
          {props.phases.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        Note
        <textarea name="note" required />
      </label>
      <button type="submit" disabled={isPending}>
        Log
      </button>
      <p role="status">
        {outcome && "url" in outcome && (
          <>
            Logged in <a href={outcome.url}>the current iteration</a>.
          </>
        )}
      </p>
      {outcome && "explanation" in outcome && <Trouble {...outcome} />}
    </form>
  );
}
