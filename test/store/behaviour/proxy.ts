// A proxy in a process of its own, with Keyv for a store. Prints its address, and ends with its input.
import { createServer } from "node:http";
import KeyvRedis from "@keyv/redis";
import { Keyv } from "keyv";
import { createProxy } from "../../../dist/server.js";
import { toNodeHandler } from "../../../dist/server/node.js";

const [host, apiToken, address] = process.argv.slice(2);
const store = new Keyv(new KeyvRedis(address));
store.on("error", () => undefined);
const proxy = createProxy({
  apiToken,
  host,
  base: "/vectice",
  // Whom somebody is, and what they may see, is told by a header: this is a test.
  authorize: ({ headers }) => {
    const workspace = headers.get("workspace");
    return workspace === null ? true : { workspaces: [workspace] };
  },
  allow: "write",
  cache: { seconds: 30, maximumBytes: 1_000_000, store },
  logger: {
    debug: () => undefined,
    info: () => undefined,
    warn: (line) => console.error(line),
    error: (line) => console.error(line),
  },
});
const server = createServer(toNodeHandler(proxy));
server.listen(0, "127.0.0.1", () => console.log(`http://localhost:${server.address().port}`));
process.stdin.on("end", () => process.exit()).resume();
