import { equal, ok } from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { command } from "../command.ts";

const folder = resolve("examples/react");
const mostLines = 600;

/** What makes the example a package of its own, in this order. */
export const packageSteps: Readonly<Record<string, () => Promise<void>>> = {
  "its lock file installs": async () => {
    await command("npm", ["ci", "--prefer-offline", "--no-audit", "--no-fund"], { folder });
  },
  "its types hold": async () => {
    await command(process.execPath, ["node_modules/typescript/bin/tsc"], { folder });
  },
  "lint finds nothing": async () => {
    await command("oxlint", ["-c", ".oxlintrc.react.json", "examples/react"]);
  },
  [`it has no more than ${mostLines} lines of its own`]: async () => {
    const files = globSync("{*.{ts,html},src/**}", { cwd: folder });
    const lines = files
      .filter((file) => /\.(?:tsx?|css|html)$/.test(file))
      .map((file) => readFileSync(resolve(folder, file), "utf8").split("\n").length - 1);
    const sum = lines.reduce((total, count) => total + count, 0);
    ok(sum > 100 && sum <= mostLines, `it has ${sum}`);
  },
  "it builds": async () => {
    await command("npm", ["run", "build"], { folder });
  },
  "it says where it is served, and with which password": async () => {
    const child = spawn(process.execPath, ["serve.ts"], {
      cwd: folder,
      env: { ...process.env, PORT: "0" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      let printed = "";
      for await (const piece of child.stdout.setEncoding("utf8")) {
        printed += String(piece);
        if (printed.includes("Its token")) {
          break;
        }
      }
      const [, url = ""] = /Page +(\S+)/.exec(printed) ?? [];
      const [, password = ""] = /Password +(\S+)/.exec(printed) ?? [];
      const answer = await fetch(`${url}/login`, {
        method: "POST",
        redirect: "manual",
        headers: { origin: url },
        body: new URLSearchParams({ password }),
      });
      equal(answer.status, 303);
    } finally {
      child.kill();
      await once(child, "exit");
    }
  },
};
