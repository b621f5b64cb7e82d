import { createServer, type IncomingMessage, type Server } from "node:http";
import * as v from "valibot";
import { type Backend, createBackend } from "../../src/testing/index.ts";
import { type Listening, listen } from "../../src/testing/node.ts";
import { type Alteration, alterAnswers } from "./alter-answers.ts";
import { actionNames, perform } from "./actions/perform.ts";
import { partOf, rememberParts } from "./part-heads.ts";
import { readByLibrary } from "./read-by-library.ts";
import { seed } from "./seed/seed.ts";

const optionsSchema = v.strictObject({
  pageLimit: v.exactOptional(v.number()),
  tokenLifetime: v.exactOptional(v.number()),
  errorStatus: v.exactOptional(v.picklist(["ok", "http"])),
  features: v.exactOptional(v.record(v.string(), v.boolean())),
  compatibility: v.exactOptional(v.object({ status: v.string(), message: v.string() })),
  organization: v.exactOptional(v.record(v.string(), v.number())),
  strict: v.exactOptional(v.boolean()),
});

const failSchema = v.object({
  match: v.string(),
  times: v.number(),
  fault: v.union([
    v.strictObject({ status: v.number(), body: v.string(), contentType: v.string() }),
    v.strictObject({
      error: v.object({ status: v.number(), key: v.string(), message: v.string() }),
    }),
  ]),
});

const performSchema = v.object({ action: v.string(), folder: v.string() });

const readSchema = v.object({ reference: v.string() });

interface Running {
  readonly backend: Backend;
  readonly listening: Listening;
}

/** The server that the Python half drives. */
export interface Control {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts backends as the Python half asks for them, each with the same seed, and tells what they hold:
 * the Python client sees only what the protocol shows.
 */
export async function startControl(alteration: Alteration): Promise<Control> {
  const running = new Map<string, Running>();

  async function start(body: unknown): Promise<unknown> {
    const backend = createBackend({ seed, strict: true, ...v.parse(optionsSchema, body) });
    const listening = await listen({
      fetch: rememberParts(alterAnswers(backend.fetch, alteration)),
    });
    const id = String(running.size + 1);
    running.set(id, { backend, listening });
    return { id, url: listening.url };
  }

  async function act({ backend, listening }: Running, action: string, body: unknown) {
    switch (action) {
      case "data":
        return plainData(backend);
      case "requests":
        return backend.requests.map((request) => ({ ...request, part: partOf(request) }));
      case "expire":
        return backend.expireTokens();
      case "fail": {
        const { match, fault, times } = v.parse(failSchema, body);
        backend.fail(match, fault, times);
        return null;
      }
      case "read":
        return readByLibrary(backend, v.parse(readSchema, body).reference);
      case "perform": {
        const { action: name, folder } = v.parse(performSchema, body);
        // At an address of its own: what is altered are the answers to the official client.
        const ours = await listen({ fetch: rememberParts(backend.fetch) });
        try {
          return await perform(ours.url, name, folder);
        } finally {
          await ours.close();
        }
      }
      case "close":
        return listening.close();
      default:
        throw new RangeError(`There is no action called ${action}.`);
    }
  }

  async function answer(path: string, body: unknown): Promise<unknown> {
    const [, id = "", action = ""] = path.split("/");
    if (id === "start") {
      return start(body);
    }
    if (id === "actions") {
      return actionNames;
    }
    const found = running.get(id);
    if (found === undefined) {
      throw new RangeError(`There is no backend ${id}.`);
    }
    return act(found, action, body);
  }

  const server = createServer((request, response) => {
    void readJson(request)
      .then((body) => answer(request.url ?? "/", body))
      .then(
        (result) => response.end(JSON.stringify(result ?? null)),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
  });
  const port = await listenAnywhere(server);
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      await Promise.all([...running.values()].map(({ listening }) => listening.close()));
      server.close();
      server.closeAllConnections();
    },
  };
}

/** What a backend holds as JSON; files by their bytes, in base64. */
function plainData({ data }: Backend): unknown {
  return {
    ...data,
    files: data.files.map((file) => ({
      ...file,
      content: Buffer.from(file.content).toString("base64"),
    })),
  };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const piece of request.setEncoding("utf8")) {
    text += String(piece);
  }
  return JSON.parse(text === "" ? "{}" : text);
}

function listenAnywhere(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
}
