// Writes the protocol's schema as the proxy knows it: without descriptions, one definition a line.
import { readFileSync, writeFileSync } from "node:fs";
import { parse, print, stripIgnoredCharacters, visit } from "graphql";

const sdl = readFileSync(new URL("../src/testing/schema.graphql", import.meta.url), "utf8");
const bare = visit(parse(sdl, { noLocation: true }), {
  StringValue: () => null,
});
const lines = bare.definitions.map((definition) => stripIgnoredCharacters(print(definition)));
writeFileSync(
  new URL("../src/server/graphql/protocol.ts", import.meta.url),
  `/** The protocol's schema, written by \`npm run format:protocol\`: the proxy forwards nothing else. */\nexport const protocol = \`\n${lines.join("\n")}\n\`;\n`,
);
