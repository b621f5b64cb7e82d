import { readText } from "../../client/http/read-text.ts";
import { Refusal } from "../refusal.ts";

/** The JSON of a request's body; what is not JSON, too long or not said to be JSON is refused. */
export async function readJson(
  request: Request,
  limit: number,
  signal: AbortSignal,
): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(type)) {
    throw new Refusal(415, "content_type", "A GraphQL request must be application/json.");
  }
  if (request.headers.has("content-encoding")) {
    throw new Refusal(415, "content_encoding", "A request's body must not be compressed.");
  }
  const tooLong = (): Refusal =>
    new Refusal(413, "body_size", `The request is over the limit bodyBytes of ${limit}.`);
  if (Number(request.headers.get("content-length") ?? 0) > limit) {
    throw tooLong();
  }
  if (request.bodyUsed || request.body?.locked === true) {
    throw nothingThere();
  }
  try {
    const text = await readText(request.body, limit, signal, tooLong);
    if (text === "") {
      throw nothingThere();
    }
    return JSON.parse(text);
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof Refusal
      ? error
      : new Refusal(400, "body", "The request's body is no JSON.");
  }
}

/** Frameworks keep what their parsers read where nobody else looks for it. */
function nothingThere(): Refusal {
  return new Refusal(
    400,
    "body",
    "The request has no body. If it was sent with one, something before the proxy has read it: mount the proxy before body parsers.",
  );
}
