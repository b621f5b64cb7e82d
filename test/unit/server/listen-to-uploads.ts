import { createServer, type IncomingMessage } from "node:http";
import * as v from "valibot";

/** What arrived of an upload. */
interface Upload {
  bytes: number;
  /** Undefined while it comes. */
  end: "whole" | "broken off" | undefined;
}

/** A Vectice in name only, which says what arrives of uploads. */
export interface UploadServer {
  readonly url: string;
  readonly uploads: readonly Upload[];
  /** Reads no more of what comes, until `resume`. */
  pause(): void;
  resume(): void;
  close(): void;
}

export async function listenToUploads(): Promise<UploadServer> {
  const uploads: Upload[] = [];
  const open = new Set<IncomingMessage>();
  let paused = false;
  const server = createServer((incoming, outgoing) => {
    const json = (value: unknown): void => {
      outgoing.setHeader("content-type", "application/json").end(JSON.stringify(value));
    };
    if (incoming.url?.endsWith("/authenticate")) {
      incoming.resume();
      json({ token: "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2lnbmF0dXJl" });
      return;
    }
    const upload: Upload = { bytes: 0, end: undefined };
    uploads.push(upload);
    open.add(incoming);
    incoming.on("data", (chunk: Buffer) => (upload.bytes += chunk.length));
    incoming.on("end", () => {
      upload.end = "whole";
      json({ fileId: 1 });
    });
    incoming.on("error", () => undefined);
    incoming.on("close", () => {
      open.delete(incoming);
      upload.end ??= "broken off";
    });
    if (paused) {
      incoming.pause();
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = v.parse(v.object({ port: v.number() }), server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    uploads,
    pause: () => {
      paused = true;
    },
    resume: () => {
      paused = false;
      open.forEach((incoming) => incoming.resume());
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
