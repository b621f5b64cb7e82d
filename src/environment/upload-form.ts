import { isChunks } from "../client/http/chunks-of-blob.ts";
import type { OutgoingFile } from "./writing.ts";

/** The form of an upload: one part `file`. */
export function uploadForm({ name, type, content }: OutgoingFile): FormData {
  if (isChunks(content)) {
    throw new TypeError("This platform sends no streams.");
  }
  const form = new FormData();
  form.append("file", content.type === type ? content : content.slice(0, content.size, type), name);
  return form;
}
