import type { createBackend } from "vectice/testing";
import type { listen } from "vectice/testing/node";
import type { World } from "../contract/world.ts";

/** No server at all: the backend's own fetch. Any runtime can have it. */
export function fetchWorld(library: World["library"], create: typeof createBackend): World {
  return {
    library,
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
  library: World["library"],
  create: typeof createBackend,
  serve: typeof listen,
): World {
  return {
    library,
    start: async (options) => {
      const backend = create(options);
      const { url, close } = await serve(backend);
      return { backend, host: url, options: {}, close };
    },
  };
}
