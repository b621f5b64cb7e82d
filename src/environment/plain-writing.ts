import { platformFetch } from "../client/http/fetch.ts";
import { uploadForm } from "./upload-form.ts";
import type { Upload, WritingEnvironment } from "./writing.ts";

/** What every runtime can: a form by fetch, without knowing how much of it has left. */
export const plainWriting: WritingEnvironment = { sendsStreams: false, send: sendForm };

/** Sends a form by the caller's own fetch or by the platform's. */
export function sendForm(upload: Upload): Promise<Response> {
  const { url, headers, signal, file, fetch = platformFetch } = upload;
  const body = uploadForm(file);
  return fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
}
