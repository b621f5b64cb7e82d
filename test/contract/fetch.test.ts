import { describe, it } from "vitest";
import * as library from "../../src/index.ts";
import { createBackend } from "../../src/testing/index.ts";
import { cases } from "./cases/index.ts";
import { runCase, type World } from "./world.ts";

/** No server at all: the backend's own fetch, as tests of applications use it. */
const world: World = {
  library,
  start: async (options) => {
    const backend = createBackend(options);
    return {
      backend,
      host: "https://vectice.example.com",
      options: { fetch: backend.fetch },
      close: () => Promise.resolve(),
    };
  },
};

describe("contract over a fetch of one's own", () => {
  it.each(cases.map((contractCase) => [contractCase.name, contractCase] as const))(
    "%s",
    async (_, contractCase) => {
      await runCase(world, contractCase);
    },
  );
});
