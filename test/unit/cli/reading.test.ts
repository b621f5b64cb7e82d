import { describe, expect, it } from "vitest";
import { containing, desk } from "./call.ts";

const { backend, call } = desk();

describe("ls", () => {
  it.each([
    ["ls", ["WSP-1", "Credit risk"]],
    ["ls WSP-1", ["PRJ-1", "Churn"]],
    ["ls PRJ-1", ["PHA-1"]],
    ["ls PRJ-1 models", ["MDL-1"]],
    ["ls PRJ-1 datasets", ["DTS-1"]],
    ["ls PRJ-1 reports", [String(backend.data.reports[0]?.id)]],
    ["ls PRJ-1 issues", [String(backend.data.issues[0]?.id)]],
    [`ls ${backend.data.iterations[0]?.phase}`, ["ITR-1"]],
    ["ls MDL-1", ["MDV-12"]],
    ["ls DTS-1", ["DTV-1"]],
    ["ls DTV-1", ["ACCOUNTS", "table"]],
    ["ls https://vectice.example.com/browse/project/PRJ-1", ["PHA-1"]],
  ])("%s prints a line of tabs for each item", async (line, held) => {
    const { code, out, err } = await call(line);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const rows = out
      .replace(/\n$/, "")
      .split("\n")
      .map((row) => row.split("\t"));
    expect(rows.flat()).toEqual(expect.arrayContaining(held));
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  });

  it("lists the assets of an iteration and the files of a model version", async () => {
    expect((await call(`ls ${backend.data.assets[0]?.iteration}`)).out.split("\n")[0]).toMatch(
      /^\d+\t\w+\t/,
    );
    const { out } = await call("ls MDV-12");
    expect(out).toMatch(/\tfile\n/);
  });

  it("gives the same items as one document, as lines, and as ids", async () => {
    const json: unknown = JSON.parse((await call("ls WSP-1 --json")).out);
    const lines = (await call("ls WSP-1 --ndjson")).out.trimEnd().split("\n");
    const ids = (await call("ls WSP-1 -q")).out.trimEnd().split("\n");
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual(json);
    expect(json).toEqual(
      ids.map((id): unknown => expect.objectContaining({ id, kind: "project" })),
    );
    expect(ids).toContain("PRJ-1");
  });

  it("gives the newest version first", async () => {
    expect((await call("ls MDL-1 -q")).out).toMatch(/^MDV-12\nMDV-11\n/);
  });

  it("reads no more than it is told to", async () => {
    expect((await call("ls MDL-1 -q --limit 2")).out.split("\n")).toHaveLength(3);
    expect(await call("ls MDL-1 --limit=few")).toMatchObject({ code: 2, out: "" });
  });

  it("asks of which project where only the kind is given, and refuses kinds that a thing has not", async () => {
    expect(await call("ls models")).toMatchObject({
      code: 2,
      err: containing("vectice ls PRJ-1 models"),
    });
    expect(await call("ls WSP-1 issues")).toMatchObject({
      code: 2,
      err: containing("WSP-1 has no issues"),
    });
    expect((await call("ls MDV-12 issues")).code).toBe(0);
  });
});

describe("get", () => {
  it("shows a thing field by field, what it holds by its key", async () => {
    const { code, out } = await call("get MDV-12");
    expect(code).toBe(0);
    expect(out).toMatch(/^id\tMDV-12$/m);
    expect(out).toMatch(/^metrics\.auc\t0\.\d+$/m);
    expect(out).toMatch(/^model\t.+ \(MDL-1\)$/m);
  });

  it("gives it as a document, as a line, and by its id", async () => {
    const { out } = await call("get PRJ-1 --json");
    expect(JSON.parse(out)).toMatchObject({ kind: "project", id: "PRJ-1", name: "Churn" });
    expect((await call("get PRJ-1 --ndjson")).out.split("\n")).toHaveLength(2);
    expect((await call("get PRJ-1 -q")).out).toBe("PRJ-1\n");
  });
});

describe("whoami", () => {
  it("says who is connected, and where each setting came from, and never the token", async () => {
    const { code, out } = await call("whoami");
    expect(code).toBe(0);
    expect(out).toContain(`user\t${backend.data.users[0]?.name}\n`);
    expect(out).toContain("host\thttps://vectice.example.com (from: argument)\n");
    expect(out).toContain("apiToken\t(from: argument)\n");
    expect(out).not.toContain(backend.data.users[0]?.apiToken);
    expect(JSON.parse((await call("whoami --json")).out)).toMatchObject({ kind: "connection" });
    expect((await call("whoami -q")).out).toBe(`${backend.data.users[0]?.name}\n`);
  });
});

describe("open", () => {
  it("prints the link, and opens it on a terminal alone", async () => {
    const opened: string[] = [];
    const openLink = (link: string): number => opened.push(link);
    const link = "https://vectice.example.com/browse/project/PRJ-1";
    expect(await call("open PRJ-1", { openLink })).toEqual({ code: 0, out: `${link}\n`, err: "" });
    expect(opened).toEqual([]);
    await call("open PRJ-1", { openLink, terminal: true });
    expect(opened).toEqual([link]);
    expect(JSON.parse((await call("open PRJ-1 --json")).out)).toEqual({ id: "PRJ-1", url: link });
  });
});
