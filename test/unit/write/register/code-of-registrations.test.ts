import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { Connection, type ConnectOptions, type Iteration } from "../../../../src/index.ts";
import { type Backend, createBackend } from "../../../../src/testing/index.ts";

const folder = mkdtempSync(join(tmpdir(), "vectice-code-"));
const git = (...words: readonly string[]): string =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...words], {
    cwd: folder,
    encoding: "utf8",
  }).trim();

const phase = { name: "Modeling", iterations: [{}] };
const lines: string[] = [];
const write = (line: string): void => void lines.push(line);

async function opened(
  options: Pick<ConnectOptions, "code"> = {},
): Promise<{ readonly backend: Backend; readonly iteration: Iteration }> {
  const backend = createBackend({
    seed: { workspaces: [{ name: "Lab", projects: [{ name: "Churn", phases: [phase] }] }] },
  });
  const connection = await Connection.open({
    apiToken: backend.data.users[0]?.apiToken,
    host: "https://vectice.example.com",
    fetch: backend.fetch,
    logger: { debug: write, info: write, warn: write, error: write },
    logLevel: "debug",
    ...options,
  });
  return { backend, iteration: await connection.iteration(1) };
}

const registered = (backend: Backend): readonly unknown[] =>
  backend.requests.flatMap(({ operation, variables }) =>
    operation?.startsWith("register") === true ? [variables] : [],
  );

describe("the code that registrations name in Node", () => {
  beforeAll(() => {
    git("init", "-q", "-b", "feature/x");
    git(
      "remote",
      "add",
      "origin",
      "https://gitlab-ci-token:glcbt-SECRET@gitlab.example/acme/churn.git",
    );
    writeFileSync(join(folder, "train.ts"), "");
    git("add", ".");
    git("commit", "-q", "-m", "one");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(() => vi.restoreAllMocks());

  it("is git's of the working directory; the token of a pipeline's remote is neither sent nor logged", async () => {
    vi.spyOn(process, "cwd").mockReturnValue(folder);
    const { backend, iteration } = await opened();
    await iteration.logModel({});
    await iteration.logDataset({});
    const gitVersion = {
      repositoryName: "churn",
      branchName: "feature/x",
      commitHash: git("rev-parse", "HEAD"),
      isDirty: false,
      uri: "https://gitlab.example/acme/churn",
    };
    expect(registered(backend)).toMatchObject([
      { data: { codeVersion: { gitVersion, databricksVersion: null } } },
      { data: { codeVersion: { gitVersion } } },
    ]);
    expect(JSON.stringify([backend.requests, backend.data, lines])).not.toMatch(/SECRET|gitlab-ci/);
  });

  it("is none where the connection says so, but for a definition that names some", async () => {
    vi.spyOn(process, "cwd").mockReturnValue(folder);
    const { backend, iteration } = await opened({ code: false });
    await iteration.logModel({});
    await iteration.logModel({ code: { repository: "r", branch: "b", commit: "c" } });
    expect(registered(backend)).toMatchObject([
      { data: { codeVersion: null } },
      { data: { codeVersion: { gitVersion: { repositoryName: "r", uri: null } } } },
    ]);
  });

  it("is refused as an option that is neither, before anything is sent", async () => {
    await expect(Reflect.apply(opened, undefined, [{ code: "main" }])).rejects.toThrow(
      "The option code must be false or {",
    );
  });
});
