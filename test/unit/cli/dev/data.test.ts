import { appendFile, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connect, type Connection } from "../../../../src/index.ts";
import { containing, desk } from "../call.ts";
import { endAll, type Running, start } from "./start.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "vectice-data-"));
  path = join(folder, "vectice.json");
});
afterEach(async () => {
  await endAll();
  await rm(folder, { recursive: true, force: true });
});

const open = ({ url, token }: Pick<Running, "url" | "token">): Promise<Connection> =>
  connect.open({ host: url, apiToken: token, logLevel: "silent" });

describe("vectice dev --data", () => {
  it("goes on where it ended, with what was written and what it held at first", async () => {
    const first = await start(`--data ${path} --seed demo`);
    const workspace = await (await open(first)).workspace("WSP-1");
    const { id } = await workspace.createProject({ name: "Kept" });
    const iteration = await (await open(first)).iteration("ITR-1");
    await first.end();
    const second = await start(`--data ${path}`);
    const connection = await open(second);
    expect((await connection.project(id)).name).toBe("Kept");
    expect((await connection.iteration("ITR-1")).toJSON()).toEqual({
      ...iteration.toJSON(),
      url: containing("/ITR-1"),
    });
    const next = await (await connection.workspace("WSP-1")).createProject({ name: "Next" });
    expect(next.id).not.toBe(id);
    expect(await readdir(folder)).toEqual([
      "vectice.json",
      "vectice.json.files",
      "vectice.json.lock",
    ]);
    await second.end();
    expect(await readdir(folder)).toEqual(["vectice.json", "vectice.json.files"]);
  });

  it("has written before it answers", async () => {
    const { url, token } = await start(`--data ${path}`);
    const workspace = await (await open({ url, token })).workspace("WSP-1");
    await Promise.all(
      Array.from({ length: 20 }, async (_, at) => {
        await workspace.createProject({ name: `Written ${at}.` });
        expect(await readFile(path, "utf8")).toContain(`"Written ${at}."`);
      }),
    );
  });

  it("says what it takes away when the last write was cut short, and that a seed is not used", async () => {
    await (await start(`--data ${path}`)).end();
    await appendFile(path, '0123456789abcdef {"changes":[{"ki');
    const { err } = await (await start(`--data ${path} --seed demo`)).end();
    expect(err).toContain("was cut short. It was never answered; its 33 bytes are taken away.");
    expect(err).toContain("--seed is not used");
    expect((await (await start(`--data ${path}`)).end()).err).toBe("");
  });

  it("leaves alone what is not its own, of a newer version, or in use", async () => {
    await writeFile(path, '{"my":"notes"}\n');
    expect(await desk().call(`dev --port 0 --data ${path}`)).toMatchObject({
      code: 2,
      err: containing("is no data of vectice dev"),
    });
    expect(await readFile(path, "utf8")).toBe('{"my":"notes"}\n');
    expect(await readdir(folder)).toEqual(["vectice.json"]);
    // The process 2 is there.
    await writeFile(`${path}.lock`, "2");
    expect(await desk().call(`dev --port 0 --data ${path}`)).toMatchObject({
      code: 2,
      err: containing("is in use by another vectice dev (process 2)"),
    });
    expect(await readFile(`${path}.lock`, "utf8")).toBe("2");
  });

  it("ends when it can keep no more, and answers nothing from then on", async () => {
    const running = await start(`--data ${path}`);
    const phase = await (await open(running)).phase("PHA-4");
    const iteration = await phase.createIteration({ name: "Full" });
    // In the way of the folder that uploaded files are kept in.
    await rm(`${path}.files`, { recursive: true });
    await writeFile(`${path}.files`, "");
    const upload = iteration.logFile(new File(["text"], "notes.txt"));
    await expect(upload).rejects.toThrow(/not kept|answer|reach/);
    const { code, err } = await running.ended;
    expect(code).toBe(2);
    expect(err).toContain(`${path} cannot be written`);
  });
});
