import { dispositionOf, fileNameOf } from "../../client/text/file-name.ts";
import { refusalOf } from "./graphql-answer.ts";
import type { Forwarding } from "./forward-query.ts";
import { tokenRefused } from "./upstream.ts";
import { passedHeaders, safetyHeaders } from "../http/headers.ts";
import { watched } from "../http/watched.ts";
import type { Route } from "../http/routes.ts";

/** Types that no browser runs anything of; any other is served as plain bytes. */
const harmless =
  /^(?:text\/(?:plain|csv)|application\/(?:json|pdf|zip|octet-stream|vnd\.openxmlformats-officedocument\.[\w.-]+)|image\/(?:png|jpeg|gif|webp))$/;

/** Forwards a download as a stream: always an attachment, never a page. */
export async function forwardDownload(
  forwarding: Forwarding,
  request: Request,
  { entity, id, name }: Extract<Route, { kind: "download" }>,
  controller: AbortController,
  time: number,
): Promise<Response> {
  const { upstream, redactor, answerBytes } = forwarding;
  const sent = {
    method: "GET",
    path: `api/attachments/${entity}/${id}/${encodeURIComponent(name)}`,
    operation: "download",
    file: name,
    limit: answerBytes,
    signal: controller.signal,
  } as const;
  return upstream.send(request, sent, ({ status, headers, body }) => {
    if (status === 401) {
      throw tokenRefused();
    }
    if (body === undefined || status !== 200) {
      void body?.stream.cancel().catch(() => undefined);
      // A page of the web app or of a filter is no file, whatever its status.
      throw refusalOf(status, status === 200 ? {} : passedHeaders(headers, redactor));
    }
    const type = (headers.get("content-type") ?? "").split(";", 1)[0]?.trim() ?? "";
    const length = lengthOf(headers);
    const called = fileNameOf(headers.get("content-disposition")) ?? name;
    return new Response(watched(body.stream, controller, time), {
      headers: {
        ...passedHeaders(headers, redactor),
        ...safetyHeaders,
        ...(length === undefined ? {} : { "content-length": length }),
        "content-type": harmless.test(type) ? type : "application/octet-stream",
        "content-disposition": dispositionOf(redactor.redact(called)),
      },
    });
  });
}

/** The length counts bytes as they travel: for an answer that was compressed it is another. */
function lengthOf(headers: Headers): string | undefined {
  const length = headers.get("content-length");
  return length !== null && /^\d{1,15}$/.test(length) && !headers.has("content-encoding")
    ? length
    : undefined;
}
