// Checks that what the README and the site say of a CDN, and the examples of one, load the version of package.json,
// and have the hashes of the files in dist; with --write it makes them so. The build gives the same bytes whenever it runs.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import * as v from "valibot";

const files = [
  "README.md",
  "site/start/cdn.md",
  "examples/cdn/index.html",
  "examples/notebook/index.html",
];
const { name, version } = v.parse(
  v.object({ name: v.string(), version: v.string() }),
  JSON.parse(readFileSync("package.json", "utf8")),
);

/** What `integrity` says of a built file. */
function integrityOf(path: string): string {
  return `sha384-${createHash("sha384").update(readFileSync(path)).digest("base64")}`;
}

// An address on the CDN, and the hash that follows it before the next address, where there is one.
const address = new RegExp(
  `(https://cdn\\.jsdelivr\\.net/npm/${name}@)[^/]+/(dist/[\\w.]+\\.js)((?:(?!https:)[^<\`])*?sha384-)?([\\w+/=]*)`,
  "g",
);

for (const file of files) {
  let found = 0;
  let hashed = 0;
  const text = readFileSync(file, "utf8");
  const right = text.replace(
    address,
    (all: string, start: string, path: string, between: string | undefined) => {
      found += 1;
      hashed += between === undefined ? 0 : 1;
      const hash = between === undefined ? "" : between.replace(/sha384-$/, integrityOf(path));
      return all === "" ? all : `${start}${version}/${path}${hash}`;
    },
  );

  if (found === 0 || hashed === 0) {
    console.error(`${file} has no address with a hash to check: did its examples change?`);
    process.exitCode = 1;
  } else if (right === text) {
    console.log(`${found} addresses and ${hashed} hashes in ${file} fit dist.`);
  } else if (process.argv.includes("--write")) {
    writeFileSync(file, right);
    console.log(`${found} addresses and ${hashed} hashes in ${file} were made to fit dist.`);
  } else {
    console.error(`The addresses or hashes in ${file} do not fit package.json and dist.`);
    console.error("Run `npm run format:readme`, and commit the difference.");
    process.exitCode = 1;
  }
}
