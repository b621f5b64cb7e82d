import { createHash } from "node:crypto";
import { isChunks } from "../client/http/chunks-of-blob.ts";
import { multipartBlob, multipartBody } from "../client/http/multipart-body.ts";
import { redirectResponse } from "../client/http/redirect-response.ts";
import { findCode } from "./find-code.ts";
import { createGitReader } from "./git.ts";
import { variable } from "./variable.ts";
import type { StreamingHash, WritingEnvironment } from "./writing.ts";

const git = /* @__PURE__ */ createGitReader();

/** Writing from Node, and from Deno and Bun. */
export const nodeWriting: WritingEnvironment = {
  createSha256,
  code: () => findCode(git, variable),
  sendsStreams: true,
  send: (upload) => {
    const { url, signal, file, fetch, progress } = upload;
    if (fetch !== undefined && !isChunks(file.content)) {
      // Not every fetch of one's own can send streams.
      const body = multipartBlob(file, file.content);
      const headers = { ...upload.headers, "content-type": body.type };
      return fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
    }
    const { headers, body } = multipartBody(file, progress);
    const init = {
      method: "POST",
      headers: { ...upload.headers, ...headers },
      body,
      duplex: "half",
      signal,
    } as const;
    return fetch === undefined
      ? // Node's fetch keeps a copy of the whole upload in case it has to follow: unless it must not.
        globalThis.fetch(url, { ...init, redirect: "error" }).catch(redirectResponse)
      : fetch(url, { ...init, redirect: "manual" });
  },
};

function createSha256(): StreamingHash {
  const hash = createHash("sha256");
  return { update: (chunk) => void hash.update(chunk), hex: () => hash.digest("hex") };
}
