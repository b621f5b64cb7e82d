import { sendForm } from "./plain-writing.ts";
import { sendByXhr } from "./send-by-xhr.ts";
import type { WritingEnvironment } from "./writing.ts";

/** Writing from pages and workers: fetch cannot tell how much has left, XMLHttpRequest can. */
export const browserWriting: WritingEnvironment = {
  sendsStreams: false,
  send: (upload) =>
    upload.counted && upload.fetch === undefined && typeof XMLHttpRequest === "function"
      ? sendByXhr(upload)
      : sendForm(upload),
};
