// Answers made beforehand, so that the client is what is measured: 10,000 workspaces, and in
// workspace WSP-n n projects, in pages of 100. Its argument is the latency in milliseconds.
import { createServer, type IncomingMessage } from "node:http";

const size = 100;
const latency = Number(process.argv[2] ?? 0);
const counts = new Map([
  ["getUserWorkspaceList", 10_000],
  ["WSP-10000", 10_000],
  ["WSP-100000", 100_000],
]);
const pages = new Map<string, readonly Buffer[]>(
  Array.from(counts, ([name, total]) => [name, pagesOf(name, total)]),
);
/** How often each API key was used. */
const uses = new Map<string, number>();
const seconds = (): number => Math.floor(Date.now() / 1000);

function pagesOf(name: string, total: number): Buffer[] {
  return Array.from({ length: total / size }, (_, place) => {
    const items = Array.from({ length: size }, (_, row) => itemOf(name, place * size + row + 1));
    const operation = name.startsWith("WSP") ? "getProjectList" : name;
    const page = { items, page: { index: place + 1, size }, total };
    return Buffer.from(JSON.stringify({ data: { [operation]: page } }));
  });
}

function itemOf(list: string, number: number): object {
  const description = `What number ${number} is about, in a sentence that people write.`;
  return list.startsWith("WSP")
    ? {
        vecticeId: `PRJ-${number}`,
        name: `Project ${number}`,
        description,
        workspace: { vecticeId: list, name: "All of them", description: null },
      }
    : { vecticeId: `WSP-${number}`, name: `Workspace ${number}`, description };
}

/** Keys that begin with `expiring` get a token for 2 s first, then ordinary ones. */
function authenticate(body: string): Buffer {
  const key = /"apiKey":"([^"]*)"/.exec(body)?.[1] ?? "";
  const used = (uses.get(key) ?? 0) + 1;
  uses.set(key, used);
  const lifetime = key.startsWith("expiring") && used === 1 ? 2 : 3600;
  const parts = [
    { alg: "none" },
    { key, used, exp: seconds() + lifetime, iat: seconds() },
    "signed",
  ];
  const token = parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"));
  return Buffer.from(JSON.stringify({ token: token.join(".") }));
}

/** Keys that begin with `revoked`: what was given first is refused at everything but connecting. */
function isRefused(authorization: string): boolean {
  const claims = Buffer.from(authorization.split(".")[1] ?? "", "base64url").toString();
  return claims.includes('"key":"revoked') && claims.includes('"used":1,');
}

const refusal = Buffer.from(
  '{"errors":[{"message":"expired","extensions":{"exception":{"status":401}}}],"data":null}',
);
const me = Buffer.from('{"data":{"whoAmI":{"user":{"name":"Ada"},"defaultWorkspace":null}}}');
const one = Buffer.from(
  '{"data":{"getWorkspaceById":{"vecticeId":"WSP-100000","name":"All of them","description":null}}}',
);
const nothing = Buffer.alloc(0);

function answerTo(incoming: IncomingMessage, body: string): Buffer {
  if (incoming.url === "/metadata/authenticate") {
    return authenticate(body);
  }
  if (incoming.url !== "/graphql") {
    return nothing;
  }
  if (body.includes("query whoAmI")) {
    return me;
  }
  const list = body.includes("getUserWorkspaceList")
    ? "getUserWorkspaceList"
    : /"workspaceId":"([^"]*)"/.exec(body)?.[1];
  const index = Number(/"index":(\d+)/.exec(body)?.[1]);
  if (!body.includes("getWorkspaceById")) {
    return pages.get(list ?? "")?.[index - 1] ?? nothing;
  }
  return isRefused(incoming.headers.authorization ?? "")
    ? refusal
    : Buffer.from(one.toString().replace("WSP-100000", list ?? ""));
}

const server = createServer((incoming, outgoing) => {
  const chunks: Buffer[] = [];
  incoming
    .on("data", (chunk: Buffer) => void chunks.push(chunk))
    .on("end", () => {
      const answer = answerTo(incoming, Buffer.concat(chunks).toString());
      const give = (): void =>
        void outgoing
          .writeHead(200, { "content-type": "application/json", "content-length": answer.length })
          .end(answer);
      if (latency === 0) {
        give();
      } else {
        setTimeout(give, latency);
      }
    });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`);
});
process.stdin
  .on("end", () => {
    server.close();
    server.closeAllConnections();
  })
  .resume();
