import { throwIfAborted, reasonOf } from "../client/abort.ts";
import { uploadForm } from "./upload-form.ts";
import type { Upload } from "./writing.ts";

/** Statuses whose answers have no body; a Response with one cannot be made. */
const bodiless = new Set([204, 205, 304]);

/** Sends a form and tells how much of it has left. A redirect was followed when it is known of. */
export function sendByXhr({ url, headers, signal, file, progress }: Upload): Promise<Response> {
  return new Promise((resolve, reject) => {
    throwIfAborted(signal);
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    const end = (): void => signal.removeEventListener("abort", abort);
    request.open("POST", url);
    for (const [name, value] of Object.entries(headers)) {
      request.setRequestHeader(name, value);
    }
    const size = file.content instanceof Blob ? file.content.size : 0;
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      // What is around the file in the form does not count.
      progress(Math.max(0, Math.min(size, loaded - (total - size))));
    });
    request.addEventListener("load", () => {
      end();
      resolve(responseOf(request, url));
    });
    request.addEventListener("error", () => {
      end();
      reject(new TypeError("The upload got no answer."));
    });
    request.addEventListener("abort", () => {
      end();
      reject(reasonOf(signal));
    });
    signal.addEventListener("abort", abort, { once: true });
    request.send(uploadForm(file));
  });
}

function responseOf(request: XMLHttpRequest, url: string): Response {
  const { status, responseText, responseURL } = request;
  const headers = new Headers();
  for (const line of request
    .getAllResponseHeaders()
    .trim()
    .split(/[\r\n]+/)) {
    const [, name, value = ""] = /^([^:]+):(.*)$/.exec(line) ?? [];
    if (name !== undefined) {
      headers.append(name, value.trim());
    }
  }
  const init = { status, headers };
  const response = new Response(bodiless.has(status) ? null : responseText, init);
  const asked = new URL(url, globalThis.location?.href).href;
  if (responseURL !== "" && responseURL !== asked) {
    // The constructor has no option for these two.
    Object.defineProperties(response, { redirected: { value: true }, url: { value: responseURL } });
  }
  return response;
}
