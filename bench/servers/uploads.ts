// The reference backend over HTTP, but for files: what is uploaded is read and thrown away, so that
// the sender is what is measured.
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { createBackend } from "vectice/testing";

const backend = createBackend({
  users: [{ name: "Ada Moreau", apiToken: "bench" }],
  seed: {
    workspaces: [
      {
        name: "Credit risk",
        projects: [{ name: "Churn", phases: [{ name: "Modeling", iterations: [{}] }] }],
      },
    ],
  },
});

const server = createServer((incoming, outgoing) => {
  const { method = "GET", url = "/", headers } = incoming;
  const json = (value: string): void => {
    outgoing.writeHead(200, { "content-type": "application/json" }).end(value);
  };
  if (url.startsWith("/api/entityfiles/")) {
    incoming.resume().once("end", () => json('{"fileId":1,"fileName":"a.bin"}'));
    return;
  }
  void (async () => {
    const body = await text(incoming);
    const { authorization = "", "content-type": type = "" } = headers;
    const answer = await backend.fetch(`http://localhost${url}`, {
      method,
      headers: { authorization, "content-type": type },
      body: method === "POST" ? body : null,
    });
    json(await answer.text());
  })();
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`);
});
process.stdin
  .on("end", () => {
    server.closeAllConnections();
    server.close();
  })
  .resume();
