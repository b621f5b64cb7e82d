import { describe, expect, it } from "vitest";
import { desk } from "./call.ts";

const nasty = "Evil\u202Ename\u001b[31m\r\nnext\tcell\u009b31m\u2028end";
const seed = {
  workspaces: [
    { name: nasty },
    { name: "A name that is far too long for any terminal of eighty columns, and goes on and on" },
    { name: "信用风险 🎉" },
  ],
};
const { call } = desk({ seed });
const bold = "\u001b[1m";

describe("a table", () => {
  it("is cut to the width of the terminal, but never its ids", async () => {
    for (const columns of [80, 40, 12]) {
      const { out } = await call("ls", { terminal: true, columns });
      const lines = out.trimEnd().split("\n");
      expect(lines).toHaveLength(4);
      for (const line of lines.slice(1)) {
        expect(line).toMatch(/^WSP-\d  /);
      }
      if (columns >= 40) {
        expect(Math.max(...lines.slice(1).map((line) => line.length))).toBeLessThanOrEqual(columns);
      }
    }
    expect((await call("ls", { terminal: true, columns: 40 })).out).toContain("…");
  });

  it("counts the columns that wide characters take", async () => {
    const { out } = await call("ls", { terminal: true, env: { NO_COLOR: "1" } });
    const [head = "", ...rows] = out.split("\n");
    expect(rows.find((row) => row.includes("信用风险"))).toBe("WSP-3  信用风险 🎉");
    expect(head).toMatch(/^id +name +description$/);
  });

  it.each([
    [true, {}, true],
    [true, { NO_COLOR: "1" }, false],
    [true, { NO_COLOR: "" }, true],
    [true, { TERM: "dumb" }, false],
    [true, { NO_COLOR: "1", FORCE_COLOR: "1" }, true],
    [true, { FORCE_COLOR: "0" }, false],
  ])("on a terminal (%s) with %o has colours: %s", async (terminal, env, coloured) => {
    const { out } = await call("ls", { terminal, env });
    expect(out.includes(bold)).toBe(coloured);
  });
});

describe("foreign text", () => {
  it.each(["", "--json", "--ndjson", "-q"])("takes over no terminal with %s", async (format) => {
    for (const terminal of [true, false]) {
      const { out } = await call(`ls ${format}`, { terminal, env: { NO_COLOR: "1" } });
      expect(out.replaceAll("\n", "").replaceAll("\t", "")).not.toMatch(
        /[\p{Cc}\u202A-\u202E\u2028\u2029\u2066-\u2069]/u,
      );
    }
  });

  it("stays on its line, and whole in JSON", async () => {
    expect((await call("ls")).out.split("\n")[0]).toBe("WSP-1\tEvil name [31m next cell 31m end\t");
    expect(JSON.parse((await call("ls --json")).out)).toMatchObject([{ name: nasty }, {}, {}]);
  });

  it("is cleaned in errors too", async () => {
    const { err } = await call(["get", `PRJ-1${nasty}`]);
    expect(err.trimEnd()).not.toMatch(/[\p{Cc}\u202e]/u);
  });
});

describe("lines of JSON", () => {
  it("come page by page", async () => {
    const many = { workspaces: Array.from({ length: 250 }, (_, at) => ({ name: `W${at}` })) };
    const { backend, call } = desk({ seed: many });
    const { out } = await call("ls --ndjson");
    expect(out.trimEnd().split("\n")).toHaveLength(250);
    expect(
      backend.requests.filter(({ operation }) => operation === "getUserWorkspaceList"),
    ).toHaveLength(3);
  });
});
