import { uploadForm } from "./upload-form.ts";
import type { Upload, WritingEnvironment } from "./writing.ts";

/** What every runtime can: a form by fetch, without knowing how much of it has left. */
export const plainWriting: WritingEnvironment = { sendsStreams: false, send: sendForm };

/** Sends a form by the caller's own fetch or by the platform's. */
export function sendForm(upload: Upload): Promise<Response> {
  const { url, headers, signal, file, fetch } = upload;
  const body = uploadForm(file);
  const init = { method: "POST", headers, body, redirect: "manual", signal } as const;
  // Called unbound, because browsers want that.
  return fetch === undefined ? globalThis.fetch(url, init) : fetch(url, init);
}
