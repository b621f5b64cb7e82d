import { expect, it } from "vitest";
import { connected } from "../connected.ts";

it("a thousand notes go into eight iterations at once: none is lost, each iteration's are in order", async () => {
  const { connection } = await connected({ latency: 0 });
  const project = await (await connection.workspace("Credit risk")).project("Churn");
  const phase = await project.createPhase({ name: "Notes" });
  const iterations = await Promise.all(Array.from({ length: 8 }, () => phase.createIteration()));
  const notes = Array.from({ length: 125 }, (_, place) => `note ${place}`);
  await Promise.all(notes.flatMap((note) => iterations.map((iteration) => iteration.log(note))));
  for (const iteration of iterations) {
    expect((await iteration.assets()).map(({ text }) => text)).toEqual(notes);
  }
});
