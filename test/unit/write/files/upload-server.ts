import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Connection, type Iteration } from "../../../../src/index.ts";
import { type Backend, createBackend } from "../../../../src/testing/index.ts";
import { listen } from "../../../../src/testing/node.ts";

/** What the server does with an upload: once so many bytes are there, at its end unless told. */
export interface UploadPlan {
  readonly after?: number;
  readonly answer: "status" | "hang" | "cut" | "drop" | "pass";
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What became of one upload, as the server saw it. */
export interface SeenUpload {
  readonly headers: IncomingMessage["headers"];
  received: number;
  /** Whether its end came. */
  whole: boolean;
  /** Whether the caller hung up before the answer was out. */
  hungUp: boolean;
}

export interface UploadServer {
  readonly backend: Backend;
  readonly iteration: Iteration;
  readonly uploads: SeenUpload[];
  /** What to do with the next uploads, in order; without a plan they pass. */
  readonly plans: UploadPlan[];
  close(): Promise<void>;
}

/** A backend behind a server that watches uploads, and treats them as planned. */
export async function uploadServer(): Promise<UploadServer> {
  const backend = createBackend();
  const behind = await listen(backend);
  const uploads: SeenUpload[] = [];
  const plans: UploadPlan[] = [];
  const server = createServer((incoming, outgoing) => {
    const isUpload = incoming.url?.startsWith("/api/entityfiles/") === true;
    const plan = isUpload ? (plans.shift() ?? { answer: "pass" }) : { answer: "pass" as const };
    const seen = { headers: incoming.headers, received: 0, whole: false, hungUp: false };
    if (isUpload) {
      uploads.push(seen);
    }
    outgoing.on("close", () => {
      seen.hungUp = !outgoing.writableEnded;
    });
    incoming.on("end", () => {
      seen.whole = true;
    });
    incoming.on("error", () => undefined);
    if (plan.answer === "pass") {
      void pass(behind.url, incoming, outgoing, seen);
    } else {
      carryOut(plan, incoming, outgoing, seen);
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = portOf(server.address());
  const connection = await Connection.open({
    host: `http://127.0.0.1:${port}`,
    apiToken: backend.data.users[0]?.apiToken,
    logLevel: "silent",
  });
  const project = await (await connection.workspace("Credit risk")).project("Churn");
  const iteration = await (await project.createPhase({ name: "Uploads" })).currentIteration();
  return {
    backend,
    iteration,
    uploads,
    plans,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
      await behind.close();
    },
  };
}

function portOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === "string") {
    throw new TypeError("The server listens at no port.");
  }
  return address;
}

function carryOut(
  { after = Number.POSITIVE_INFINITY, answer, status = 200, headers = {} }: UploadPlan,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  seen: SeenUpload,
): void {
  let done = false;
  const act = (): void => {
    if (done) {
      return;
    }
    done = true;
    if (answer === "status") {
      outgoing.writeHead(status, { "content-type": "text/plain", ...headers }).end("as planned");
    } else if (answer === "cut") {
      outgoing.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      outgoing.write('{"fileId": 1,', () => outgoing.destroy());
    } else if (answer === "drop") {
      outgoing.destroy();
    }
  };
  incoming.on("data", (chunk: Buffer) => {
    seen.received += chunk.length;
    if (seen.received >= after) {
      act();
    }
  });
  incoming.on("end", act);
}

/** Hands a request on to the backend. */
async function pass(
  host: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  seen: SeenUpload,
): Promise<void> {
  const chunks: Buffer[] = [];
  try {
    incoming.on("data", (chunk: Buffer) => {
      seen.received += chunk.length;
      chunks.push(chunk);
    });
    await once(incoming, "end");
    const headers = new Headers();
    for (const [name, value] of Object.entries(incoming.headers)) {
      if (
        typeof value === "string" &&
        !/^(?:host|connection|transfer-encoding|content-length)$/.test(name)
      ) {
        headers.set(name, value);
      }
    }
    const body = chunks.length === 0 ? null : Buffer.concat(chunks);
    const answer = await fetch(host + incoming.url, {
      method: incoming.method ?? "GET",
      headers,
      body,
    });
    outgoing.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  } catch {
    outgoing.destroy();
  }
}
