import * as v from "valibot";
import { jsonAnswer } from "../http/responses.ts";
import { refusalOf } from "./graphql-answer.ts";
import type { Forwarded, Forwarding } from "./forward-query.ts";
import { tokenRefused } from "./upstream.ts";
import { passedHeaders } from "../http/headers.ts";

const CompatibilitySchema = v.object({
  message: v.nullish(v.string()),
  status: v.nullish(v.pipe(v.string(), v.maxLength(40))),
});
const longestAnswer = 10_000;

/** The answer to `GET /metadata/compatibility`, with where the web app is: pages know the proxy's address alone. */
export function compatibilityAnswer({ redactor, web }: Forwarding, answer: Forwarded): Response {
  const body = JSON.stringify({ ...told(answer.data), web });
  return jsonAnswer(redactor.conceal(body), 200, answer.headers);
}

/** Asks Vectice for `GET /metadata/compatibility`. */
export async function askCompatibility(
  forwarding: Forwarding,
  request: Request,
  signal: AbortSignal,
): Promise<Forwarded> {
  const { upstream, redactor } = forwarding;
  const sent = {
    method: "GET",
    path: "metadata/compatibility",
    operation: "compatibility",
    limit: longestAnswer,
    signal,
  } as const;
  return upstream.send(request, sent, ({ status, headers: answered, text }) => {
    if (status === 401) {
      throw tokenRefused();
    }
    const headers = passedHeaders(answered, redactor);
    const answer = text.trim() === "" ? {} : parsed(text);
    const result = v.safeParse(v.nullable(CompatibilitySchema), answer);
    if (status >= 300 || !result.success) {
      throw refusalOf(status, headers);
    }
    const data = redactor.redactData(result.output ?? {});
    return { data, errors: [], headers, isOpen: false, isClean: status === 200 };
  });
}

/** Redacting gives data of no known form. */
function told(data: unknown): object {
  return typeof data === "object" && data !== null ? data : {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
