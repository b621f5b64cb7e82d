import * as v from "valibot";

const TokenSchema = v.object({ token: v.string() });

/** A request as it is sent by hand. */
export interface Sent {
  readonly path: string;
  readonly body?: string | undefined;
}

/** Sends a request by bare `fetch`, and parses its JSON. */
export async function send(host: string, { path, body }: Sent, token?: string): Promise<unknown> {
  const response = await fetch(`${host}/${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      accept: "application/json",
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  return text === "" ? undefined : JSON.parse(text);
}

/** Gets a token by bare `fetch`. */
export async function authenticate(host: string, apiKey: string): Promise<string> {
  const body = JSON.stringify({ apiKey });
  return v.parse(TokenSchema, await send(host, { path: "metadata/authenticate", body })).token;
}

/** Does work in order, so many at once. */
export async function together<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  // One iterator for all workers: each takes what is next.
  const rest = items.values();
  const worker = async (): Promise<void> => {
    for (const item of rest) {
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
