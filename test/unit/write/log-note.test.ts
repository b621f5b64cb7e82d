import { describe, expect, it } from "vitest";
import { connected } from "../connected.ts";

describe("a note", () => {
  it.each([
    ["", /blank text/],
    [" \n\t", /blank text/],
    [Number.NaN, /NaN/],
    [Number.POSITIVE_INFINITY, /Infinity/],
  ])("%o is refused before anything is sent", async (note, message) => {
    const { backend, connection } = await connected({});
    const iteration = await connection.iteration(1);
    const sent = backend.requests.length;
    await expect(iteration.logNote(note)).rejects.toThrow(message);
    await expect(iteration.logNote(note)).rejects.toHaveProperty("code", "invalid_request");
    expect(backend.requests).toHaveLength(sent);
  });

  it.each([
    [" ", /no name of a section/],
    ["", /no name of a section/],
    ["\ud800", /no name of a section/],
    ["🦊".repeat(61), /61 characters; 60 is the most/],
  ])("is refused when it is for the section %o", async (section, message) => {
    const { backend, connection } = await connected({});
    const iteration = await connection.iteration(1);
    const sent = backend.requests.length;
    await expect(iteration.logNote("Fine.", { section })).rejects.toThrow(message);
    expect(backend.requests).toHaveLength(sent);
  });
});
