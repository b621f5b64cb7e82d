import { describe, it } from "vitest";
import * as library from "../../src/index.ts";
import { createBackend } from "../../src/testing/index.ts";
import { listen } from "../../src/testing/node.ts";
import { cases } from "./cases/index.ts";
import { runCase, type World } from "./world.ts";

const world: World = {
  library,
  start: async (options) => {
    const backend = createBackend(options);
    const { url, close } = await listen(backend);
    return { backend, host: url, options: {}, close };
  },
};

describe("contract over HTTP", () => {
  it.each(cases.map((contractCase) => [contractCase.name, contractCase] as const))(
    "%s",
    async (_, contractCase) => {
      await runCase(world, contractCase);
    },
  );
});
