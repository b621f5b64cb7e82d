import { describe, it } from "vitest";
import * as library from "../../src/index.ts";
import { createBackend } from "../../src/testing/index.ts";
import { downloading } from "./cases/downloading.ts";
import { places } from "./cases/places.ts";
import { reading } from "./cases/reading.ts";
import { runCase, type World } from "./world.ts";

/** A server that knows nothing but what official clients have been seen to send. */
const world: World = {
  library,
  start: async (options) => {
    const backend = createBackend({ ...options, strict: true });
    return {
      backend,
      host: "https://vectice.example.com",
      options: { fetch: backend.fetch },
      close: () => Promise.resolve(),
    };
  },
};

const cases = [...places, ...reading, ...downloading];

describe("contract against a strict server", () => {
  it.each(cases.map((contractCase) => [contractCase.name, contractCase] as const))(
    "%s",
    async (_, contractCase) => {
      await runCase(world, contractCase);
    },
  );
});
