import { setupServer } from "msw/node";
import { describe, it } from "vitest";
import * as library from "../../src/index.ts";
import { createBackend } from "../../src/testing/index.ts";
import { cases } from "./cases/index.ts";
import { runCase, type World } from "./world.ts";

const host = "https://vectice.example.com";

const world: World = {
  library,
  start: async (options) => {
    const backend = createBackend(options);
    const server = setupServer(...backend.handlers(host));
    server.listen();
    return {
      backend,
      host,
      options: {},
      close: async () => server.close(),
    };
  },
};

describe("contract over msw", () => {
  it.each(cases.map((contractCase) => [contractCase.name, contractCase] as const))(
    "%s",
    async (_, contractCase) => {
      await runCase(world, contractCase);
    },
  );
});
