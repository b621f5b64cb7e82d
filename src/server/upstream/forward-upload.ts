import * as v from "valibot";
import { isPage } from "../../client/http/answer.ts";
import type { Deadline } from "../http/deadline.ts";
import { passedHeaders } from "../http/headers.ts";
import { jsonAnswer } from "../http/responses.ts";
import { readUpload } from "../http/upload-body.ts";
import type { UploadRoute } from "../http/upload-route.ts";
import type { Forwarding } from "./forward-query.ts";
import { errorMessage, refusalOf } from "./graphql-answer.ts";
import { tokenRefusedMidway } from "./upstream.ts";

const text = v.nullish(v.string());
const UploadedSchema = v.object({
  fileId: v.nullish(v.number()),
  fileName: text,
  contentType: text,
  entityId: v.nullish(v.union([v.number(), v.string()])),
  entityType: text,
  modelFramework: text,
  publicId: text,
});
const longestAnswer = 100_000;

/** Forwards an upload as a stream; the form around the file, its address and its headers are made anew. */
export async function forwardUpload(
  forwarding: Forwarding,
  request: Request,
  { entity, id, query }: UploadRoute,
  limit: number,
  clock: Deadline,
): Promise<Response> {
  const { upstream, redactor } = forwarding;
  const file = await readUpload(request, limit, clock);
  const search = [...query].map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const sent = {
    method: "POST",
    path: `api/entityfiles/${entity}/${id}${search.length === 0 ? "" : `?${search.join("&")}`}`,
    operation: "upload",
    upload: file,
    limit: longestAnswer,
    signal: clock.controller.signal,
  } as const;
  try {
    return await upstream.send(request, sent, ({ status, headers: answered, text: answer }) => {
      if (status === 401) {
        throw tokenRefusedMidway();
      }
      const headers = passedHeaders(answered, redactor);
      const result = v.safeParse(UploadedSchema, answer.trim() === "" ? {} : parsed(answer));
      if (status >= 300 || !result.success) {
        // The words of a failure are for Vectice's own log.
        const isTold = status < 500 && !isPage({ headers: answered, text: answer });
        throw refusalOf(status, headers, isTold ? errorMessage(answer, redactor) : "");
      }
      return jsonAnswer(
        redactor.conceal(JSON.stringify(redactor.redactData(result.output))),
        200,
        headers,
      );
    });
  } finally {
    file.end();
  }
}

function parsed(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch {
    return undefined;
  }
}
