import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { field } from "../client/field.ts";
import type { GitState } from "./find-code.ts";

/**
 * Reads the repository of the working directory each time it is asked. Git itself is started once
 * at most: whether there are changes is known for the commit of that time alone.
 */
export function createGitReader(
  folderOf: () => string = () => process.cwd(),
): () => Promise<GitState | undefined> {
  let looked: { readonly commit: string; readonly dirty: Promise<boolean | undefined> } | undefined;
  return async () => {
    let folder: string;
    try {
      folder = folderOf();
    } catch {
      // A working directory can be deleted.
      return undefined;
    }
    const state = await readGit(folder);
    if (state === undefined) {
      return undefined;
    }
    looked ??= { commit: state.commit, dirty: gitDirty(folder) };
    return { ...state, dirty: looked.commit === state.commit ? await looked.dirty : undefined };
  };
}

/** The repository that a folder lies in; undefined where it lies in none, or there is no commit. */
async function readGit(folder: string): Promise<Omit<GitState, "dirty"> | undefined> {
  const place = await gitFolder(resolve(folder));
  if (place === undefined) {
    return undefined;
  }
  // The folder of a work tree keeps HEAD; what all of them share lies elsewhere.
  const shared = (await textOf(join(place, "commondir")))?.trim();
  const common = shared === undefined ? place : resolve(place, shared);
  const head = (await textOf(join(place, "HEAD")))?.trim() ?? "";
  const [, reference] = /^ref:\s*(\S.*)$/.exec(head) ?? [];
  const commit = reference === undefined ? head : await commitOf(common, place, reference);
  if (commit === undefined || !/^[\da-f]{40,64}$/.test(commit)) {
    return undefined;
  }
  return {
    remote: originOf((await textOf(join(common, "config"))) ?? ""),
    branch: reference?.startsWith("refs/heads/")
      ? reference.slice("refs/heads/".length)
      : undefined,
    commit,
  };
}

/** The nearest `.git` upwards; in work trees and submodules it is a file that names the folder. */
async function gitFolder(folder: string): Promise<string | undefined> {
  const place = join(folder, ".git");
  const found = await stat(place).catch(() => undefined);
  if (found?.isDirectory() === true) {
    return place;
  }
  if (found?.isFile() === true) {
    const [, named] = /^gitdir:\s*(\S.*)$/m.exec((await textOf(place)) ?? "") ?? [];
    return named === undefined ? undefined : resolve(folder, named.trim());
  }
  const above = dirname(folder);
  return above === folder ? undefined : gitFolder(above);
}

async function commitOf(
  common: string,
  place: string,
  reference: string,
): Promise<string | undefined> {
  const loose = (await textOf(join(common, reference))) ?? (await textOf(join(place, reference)));
  if (loose !== undefined) {
    return loose.trim();
  }
  const packed = (await textOf(join(common, "packed-refs"))) ?? "";
  return packed
    .split("\n")
    .find((line) => line.endsWith(` ${reference}`))
    ?.split(" ")[0];
}

/** The URL of the remote `origin` in git's configuration. */
function originOf(config: string): string | undefined {
  let inOrigin = false;
  for (const line of config.split(/\r?\n/)) {
    const [, section] = /^\s*\[(.*?)\]\s*$/.exec(line) ?? [];
    if (section !== undefined) {
      inOrigin = /^remote\s+"origin"$/i.test(section.trim());
      continue;
    }
    const [, url] = /^\s*url\s*=\s*(.*?)\s*$/i.exec(line) ?? [];
    if (inOrigin && url) {
      return url.replace(/^"(.*)"$/, "$1");
    }
  }
  return undefined;
}

/** A file's text; undefined where it cannot be read. */
function textOf(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch(() => undefined);
}

/** How long git may look for changes: in a repository of a million files it takes minutes. */
const longestStatus = 10_000;

/**
 * Whether tracked files differ from the last commit; undefined where git cannot tell. Files that
 * git does not track do not count.
 */
async function gitDirty(folder: string): Promise<boolean | undefined> {
  if (!mayStartGit()) {
    return undefined;
  }
  const options = ["-c", "core.fsmonitor=false", "--no-optional-locks"];
  const status = ["status", "--porcelain", "--untracked-files=no"];
  return new Promise<boolean | undefined>((settle) => {
    execFile(
      "git",
      [...options, ...status],
      { cwd: folder, timeout: longestStatus, maxBuffer: 1, windowsHide: true },
      (error, output) => {
        // One byte is enough to know; git is ended then.
        const full =
          error !== null && "code" in error && error.code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER";
        settle(full ? true : error === null ? output.trim() !== "" : undefined);
      },
    );
  }).catch(() => undefined);
}

/** Deno asks people at a terminal for what it was not allowed. Nobody is to be asked for this. */
function mayStartGit(): boolean {
  const permissions = field(field(globalThis, "Deno"), "permissions");
  const query = field(permissions, "querySync");
  return (
    typeof query !== "function" ||
    field(Reflect.apply(query, permissions, [{ name: "run", command: "git" }]), "state") ===
      "granted"
  );
}
