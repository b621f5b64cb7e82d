import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createGitReader } from "../../../src/environment/git.ts";

const top = mkdtempSync(join(tmpdir(), "vectice-git-"));
const remote = "https://gitlab-ci-token:glcbt-SECRET@gitlab.example/acme/churn.git";

const git = (folder: string, ...words: readonly string[]): string =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...words], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" },
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();

/** A repository with one commit and a remote. */
function repository(name: string): { readonly folder: string; readonly commit: string } {
  const folder = join(top, name);
  mkdirSync(join(folder, "deep", "down"), { recursive: true });
  git(folder, "init", "-q", "-b", "feature/x");
  git(folder, "remote", "add", "other", "https://other.example/a.git");
  git(folder, "remote", "add", "origin", remote);
  writeFileSync(join(folder, "a.txt"), "a");
  git(folder, "add", ".");
  git(folder, "commit", "-q", "-m", "one");
  return { folder, commit: git(folder, "rev-parse", "HEAD") };
}

describe("the repository of the working directory", () => {
  afterAll(() => rmSync(top, { recursive: true, force: true }));
  afterEach(() => vi.unstubAllEnvs());
  const { folder, commit } = repository("plain");
  beforeAll(() => mkdirSync(join(top, "none")));

  it("is found upwards, with its remote, branch and commit", async () => {
    const state = { remote, branch: "feature/x", commit, dirty: false };
    expect(await createGitReader(() => folder)()).toEqual(state);
    expect(await createGitReader(() => join(folder, "deep", "down"))()).toEqual(state);
  });

  it("is undefined where there is none, no commit yet, or no working directory", async () => {
    expect(await createGitReader(() => join(top, "none"))()).toBeUndefined();
    const fresh = join(top, "fresh");
    mkdirSync(fresh);
    git(fresh, "init", "-q");
    expect(await createGitReader(() => fresh)()).toBeUndefined();
    expect(
      await createGitReader(() => {
        throw new Error("deleted");
      })(),
    ).toBeUndefined();
  });

  it("is dirty when a tracked file differs; others do not count", async () => {
    const { folder: changed } = repository("changed");
    writeFileSync(join(changed, "untracked.txt"), "u");
    expect((await createGitReader(() => changed)())?.dirty).toBe(false);
    writeFileSync(join(changed, "a.txt"), "b");
    expect((await createGitReader(() => changed)())?.dirty).toBe(true);
  });

  it("has no branch when a commit is checked out", async () => {
    const detached = repository("detached");
    git(detached.folder, "checkout", "-q", "--detach");
    expect(await createGitReader(() => detached.folder)()).toMatchObject({
      branch: undefined,
      commit: detached.commit,
    });
  });

  it("is read through packed references and from a work tree", async () => {
    const packed = repository("packed");
    git(packed.folder, "pack-refs", "--all");
    expect((await createGitReader(() => packed.folder)())?.commit).toBe(packed.commit);
    const tree = join(top, "tree");
    git(packed.folder, "worktree", "add", "-q", "-b", "side", tree);
    expect(await createGitReader(() => tree)()).toEqual({
      remote,
      branch: "side",
      commit: packed.commit,
      dirty: false,
    });
  });

  it("starts git once, and knows of no changes since another commit", async () => {
    const starts = join(top, "starts");
    const bin = join(top, "bin");
    mkdirSync(bin);
    writeFileSync(join(bin, "git"), `#!/bin/sh\necho x >> ${starts}\n`, { mode: 0o755 });
    const moved = repository("moved");
    const path = process.env["PATH"] ?? "";
    vi.stubEnv("PATH", bin + delimiter + path);
    const read = createGitReader(() => moved.folder);
    expect(await Promise.all([read(), read()])).toMatchObject([{ dirty: false }, { dirty: false }]);
    vi.stubEnv("PATH", path);
    git(moved.folder, "commit", "-q", "--allow-empty", "-m", "two");
    vi.stubEnv("PATH", bin + delimiter + path);
    const later = await read();
    expect(later?.commit).not.toBe(moved.commit);
    expect(later?.dirty).toBeUndefined();
    expect(execFileSync("wc", ["-l", starts], { encoding: "utf8" })).toMatch(/^1 /);
  });

  it("is known without git, but for its changes", async () => {
    vi.stubEnv("PATH", join(top, "none"));
    expect(await createGitReader(() => folder)()).toEqual({
      remote,
      branch: "feature/x",
      commit,
      dirty: undefined,
    });
  });
});
