import { expect, it } from "vitest";
import { connected } from "../connected.ts";

const world = {
  seed: {
    workspaces: [
      { name: "Lab", projects: [{ name: "Churn", phases: [{ name: "M", iterations: [{}] }] }] },
    ],
  },
};

it("a write that may have been carried out is not to be tried again before one has looked", async () => {
  const { backend, connection } = await connected(world);
  const iteration = await connection.iteration(1);
  backend.fail("addIterationContent", { status: 503, body: "Service Unavailable" });
  await expect(iteration.logNote("x")).rejects.toThrow(
    /failed in addIterationContent \(503\)\. The server says: Service Unavailable\. It may have been carried out: look first\.$/,
  );
});

it("a read that failed is to be tried again", async () => {
  const { backend, connection } = await connected(world);
  backend.fail("getIterationById", { status: 503, body: "Service Unavailable" }, 9);
  await expect(connection.iteration(1)).rejects.toThrow(/\(503\)\. Try again later\. The server/);
});
