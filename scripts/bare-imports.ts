// Takes imports of nothing out of the built modules: the bundler writes them to keep the order in which
// files run, and none of ours does anything when it runs. Other bundlers warn of them.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const bare = /^import "\.\/[\w-]+\.js";\n/gm;

for (const name of readdirSync("dist")) {
  // The command's files do run.
  if (name.endsWith(".js") && name !== "cli.js") {
    const path = `dist/${name}`;
    const text = readFileSync(path, "utf8");
    const without = text.replace(bare, "");
    if (without !== text) {
      writeFileSync(path, without);
    }
  }
}
