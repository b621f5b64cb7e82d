import type { Random } from "./random.ts";

/** What can become of one attempt of a call. */
export type Trouble =
  | "delay"
  | "drop"
  | "cut body"
  | "status 408"
  | "status 500"
  | "status 502"
  | "status 503"
  | "status 504"
  | "busy"
  | "busy for a second"
  | "busy for long"
  | "unauthorized"
  | "unauthorized in GraphQL"
  | "forbidden"
  | "missing"
  | "collision"
  | "failure in GraphQL"
  | "not JSON"
  | "half of the JSON"
  | "web page"
  | "no data"
  | "silence";

const passing: readonly [Trouble, ...Trouble[]] = [
  "delay",
  "drop",
  "cut body",
  "status 408",
  "status 500",
  "status 502",
  "status 503",
  "status 504",
  "busy",
  "busy",
  "busy",
  "unauthorized",
  "unauthorized in GraphQL",
];

const final: readonly [Trouble, ...Trouble[]] = [
  "busy for long",
  "forbidden",
  "missing",
  "collision",
  "failure in GraphQL",
  "not JSON",
  "half of the JSON",
  "web page",
  "no data",
];

/** The troubles that the next attempts of a call meet, one each; most calls meet none. */
export function troublesOf(random: Random): Trouble[] {
  const kind = random.next();
  if (kind < 0.82) {
    return [];
  }
  if (kind < 0.83) {
    return ["silence"];
  }
  if (kind < 0.832) {
    return ["busy for a second"];
  }
  const troubles = Array.from({ length: 1 + random.whole(3) }, () => random.pick(passing));
  return kind < 0.92 ? troubles : [...troubles.slice(1), random.pick(final)];
}

const graphqlError = (status: number): Response =>
  Response.json({
    errors: [{ message: "not today", extensions: { exception: { status } } }],
    data: null,
  });
const plain = (status: number, headers: Record<string, string> = {}): Response =>
  new Response("not today", { status, headers });
const text = (body: string, type = "application/json"): Response =>
  new Response(body, { headers: { "content-type": type } });

/** Makes the answer that a trouble gives; `real` asks the backend. */
export async function troubled(
  trouble: Trouble,
  signal: AbortSignal,
  real: () => Promise<Response>,
): Promise<Response> {
  switch (trouble) {
    case "delay":
      await new Promise((resolve) => setTimeout(resolve, 20));
      return real();
    case "drop":
      throw new TypeError("fetch failed");
    case "cut body":
      return cut(await real());
    case "status 408":
    case "status 500":
    case "status 502":
    case "status 503":
    case "status 504":
      return plain(Number(trouble.slice("status ".length)));
    case "silence":
      return new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      });
    case "busy":
      return plain(429, { "retry-after": "0" });
    case "busy for a second":
      return plain(429, { "retry-after": "1" });
    case "busy for long":
      return plain(429, { "retry-after": "120" });
    case "unauthorized":
      return plain(401);
    case "unauthorized in GraphQL":
      return graphqlError(401);
    case "forbidden":
      return graphqlError(403);
    case "missing":
      return graphqlError(404);
    case "collision":
      return graphqlError(409);
    case "failure in GraphQL":
      return graphqlError(500);
    case "not JSON":
      return text("over capacity {");
    case "half of the JSON": {
      const whole = await (await real()).text();
      return text(whole.slice(0, whole.length / 2));
    }
    case "web page":
      return text("<!doctype html><title>Sign in</title>", "text/html");
    default:
      return text('{"nothing":true}');
  }
}

/** An answer whose connection ends in the middle of its body. */
async function cut(answer: Response): Promise<Response> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const chunks = [bytes.slice(0, bytes.length / 2)].values();
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const { value } = chunks.next();
      if (value === undefined) {
        controller.error(new TypeError("terminated"));
      } else {
        controller.enqueue(value);
      }
    },
  });
  return new Response(body, { status: answer.status, headers: answer.headers });
}
