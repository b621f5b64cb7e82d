import type { Backend, createBackend } from "vectice/testing";
import type { listen } from "vectice/testing/node";
import type { World } from "../contract/world.ts";

/** The tarball's own types are others than the sources', which the contract is written against. */
function isLibrary(module: object): module is World["library"] {
  return ["connect", "Connection", "isVecticeError", "Workspace", "Project", "List"].every(
    (name) => name in module,
  );
}

function libraryOf(module: object): World["library"] {
  if (!isLibrary(module)) {
    throw new Error(`This is not the library: it exports ${Object.keys(module).join(", ")}.`);
  }
  return module;
}

/** No server at all: the backend's own fetch. Any runtime can have it. */
export function fetchWorld(module: object, create: typeof createBackend): World {
  return {
    library: libraryOf(module),
    start: async (options) => {
      const backend = create(options);
      return {
        backend,
        host: "https://vectice.example.com",
        options: { fetch: backend.fetch },
        close: () => Promise.resolve(),
      };
    },
  };
}

/** The runtime's own fetch, over real HTTP, where the runtime can open a server. */
export function httpWorld(
  module: object,
  create: typeof createBackend,
  serve: typeof listen,
): World {
  return {
    library: libraryOf(module),
    start: async (options) => {
      const backend = create(options);
      const { url, close } = await serve("Deno" in globalThis ? closing(backend) : backend);
      return { backend, host: url, options: {}, close };
    },
  };
}

/**
 * Closes each connection after its answer. Deno's own `fetch` repeats a request, whatever it is, when
 * a connection that was kept open turns out to be closed; cases that count requests would see those.
 */
function closing(backend: Backend): Backend {
  return {
    ...backend,
    fetch: async (input, init) => {
      const answer = await backend.fetch(input, init);
      answer.headers.set("connection", "close");
      return answer;
    },
  };
}
