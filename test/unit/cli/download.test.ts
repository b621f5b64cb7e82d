import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { containing, desk } from "./call.ts";

const files = [
  { name: "roc.png", content: "a picture" },
  {
    name: "../../.escape.sh",
    content: "no",
    disposition: 'attachment; filename="../../.escape.sh"',
  },
  { name: "scores.csv", content: "1,2" },
];
const { backend, call } = desk({
  seed: {
    workspaces: [
      {
        name: "W",
        projects: [
          {
            name: "P",
            models: [{ name: "M", versions: [{ files, tables: [{ name: "Lift" }] }, {}] }],
          },
        ],
      },
    ],
  },
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "vectice-download-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it("saves all files under names that lead nowhere else, and prints where they are", async () => {
  const { code, out, err } = await call(["download", "MDV-1", "--to", folder]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const saved = ["roc.png", "_escape.sh", "scores.csv"];
  expect(out.split("\n").map((line) => basename(line.split("\t")[0] ?? ""))).toEqual([
    ...saved,
    "",
  ]);
  expect((await readdir(folder)).toSorted()).toEqual(saved.toSorted());
  expect(await readFile(join(folder, "roc.png"), "utf8")).toBe("a picture");
});

it("saves those that are named, and prints them as JSON or as paths", async () => {
  const { out } = await call(["download", "MDV-1", "roc.png", "--to", folder, "--json"]);
  const path = join(folder, "roc.png");
  expect(JSON.parse(out)).toEqual([{ name: "roc.png", path, size: 9 }]);
  const csv = await call(["download", "MDV-1", "scores.csv", "--to", folder, "-q"]);
  expect(csv.out).toBe(`${join(folder, "scores.csv")}\n`);
});

it.each(["", " "])(
  "takes a blank folder (%j), such as of a variable that is not set, for none",
  async (to) => {
    expect(await call(["download", "MDV-1", "roc.png", "--to", to])).toMatchObject({
      code: 2,
      err: containing("--to is blank. Leave it out"),
    });
  },
);

it("replaces a file only when it is told to", async () => {
  const path = join(folder, "roc.png");
  await writeFile(path, "mine");
  const refused = await call(["download", "MDV-1", "roc.png", "--to", folder]);
  expect(refused).toMatchObject({ code: 2, out: "", err: containing("--force") });
  expect(await readFile(path, "utf8")).toBe("mine");
  const forced = await call(["download", "MDV-1", "roc.png", "--to", folder, "--force"]);
  expect(forced).toMatchObject({ code: 0, err: "" });
  expect(await readFile(path, "utf8")).toBe("a picture");
});

it("saves the others when one is not there, or is refused, and says so by its exit code", async () => {
  const args = ["download", "MDV-1", "none.txt", "roc.png", "--to", folder];
  const { code, out, err } = await call(args);
  expect(code).toBe(2);
  expect(out).toContain("roc.png");
  expect(err).toContain("none.txt");
  backend.fail((request) => request.path.endsWith("none.txt"), { status: 403 });
  expect((await call([...args, "--force"])).code).toBe(4);
});

it("refuses a folder that is not there, and things that hold no files", async () => {
  const missing = join(folder, "missing");
  expect(await call(["download", "MDV-1", "roc.png", "--to", missing])).toMatchObject({ code: 2 });
  expect(await call("download PRJ-1")).toMatchObject({
    code: 2,
    err: containing("PRJ-1 holds no files"),
  });
  expect(await call("download MDV-2")).toMatchObject({
    code: 0,
    out: "",
    err: "MDV-2 has no files.\n",
  });
});

it("shows on a terminal how far the files are, and takes that away", async () => {
  const { code, err } = await call(["download", "MDV-1", "roc.png", "--to", folder], {
    terminal: true,
  });
  expect(code).toBe(0);
  expect(err).toMatch(/roc\.png .*100 % downloading/);
  expect(err.endsWith("\r\u001b[K")).toBe(true);
});
