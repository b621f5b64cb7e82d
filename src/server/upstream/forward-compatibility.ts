import * as v from "valibot";
import { jsonAnswer } from "../http/responses.ts";
import { refusalOf } from "./graphql-answer.ts";
import { type Forwarding, textOf } from "./forward-query.ts";
import { passedHeaders } from "../http/headers.ts";

const CompatibilitySchema = v.object({
  message: v.nullish(v.string()),
  status: v.nullish(v.pipe(v.string(), v.maxLength(40))),
});
const longestAnswer = 10_000;

/** Forwards `GET /metadata/compatibility`. */
export async function forwardCompatibility(
  forwarding: Forwarding,
  request: Request,
  signal: AbortSignal,
): Promise<Response> {
  const { upstream, redactor } = forwarding;
  const sent = {
    method: "GET",
    path: "metadata/compatibility",
    accept: "application/json",
    signal,
  } as const;
  return upstream.send(request, sent, async (response) => {
    const headers = passedHeaders(response.headers, forwarding);
    if (response.status === 401) {
      void response.body?.cancel().catch(() => undefined);
      return "token refused";
    }
    const text = await textOf(response, longestAnswer, signal);
    const answer = text.trim() === "" ? {} : parsed(text);
    const result = v.safeParse(v.nullable(CompatibilitySchema), answer);
    if (response.status >= 300 || !result.success) {
      throw refusalOf(response.status, headers);
    }
    const body = JSON.stringify(redactor.redactData(result.output ?? {}));
    return jsonAnswer(redactor.conceal(body), 200, headers);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
