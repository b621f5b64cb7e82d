import { equal, match, ok, rejects } from "../assert.ts";
import type { Case } from "../world.ts";

/** Bytes whose order shows: a part that is lost or moved changes their hash. */
const bytesOf = (length: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(length).map((_, place) => (place * 31 + (place >> 8)) % 251);

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A stream that gives chunks of this size, and remembers that it was cancelled. */
function streamOf(bytes: Uint8Array<ArrayBuffer>, size: number) {
  const state = { cancelled: false, ended: false };
  let place = 0;
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: (out) => {
      if (place >= bytes.length) {
        state.ended = true;
        out.close();
      } else {
        out.enqueue(bytes.slice(place, place + size));
        place += size;
      }
    },
    cancel: () => {
      state.cancelled = true;
    },
  });
  return { stream, state };
}

async function* chunksOf(bytes: Uint8Array<ArrayBuffer>, size: number) {
  for (let place = 0; place < bytes.length; place += size) {
    yield bytes.slice(place, place + size);
  }
}

/** An iteration that nothing was logged in yet. */
async function freshIteration(open: Parameters<Case["run"]>[0]["open"]) {
  const project = await (await (await open()).workspace("Credit risk")).project("Churn");
  return (await project.createPhase({ name: "Uploads" })).currentIteration();
}

/** Uploads: of every form and size, named in every way, and in trouble. */
export const uploading: readonly Case[] = [
  {
    name: "uploads files of every form, byte by byte",
    run: async ({ open, backend }) => {
      const iteration = await freshIteration(open);
      const bytes = bytesOf(70_000);
      const hash = await sha256(bytes);
      const forms = [
        new File([bytes], "a.bin"),
        { name: "a.bin", data: new Blob([bytes]) },
        { name: "a.bin", data: bytes },
        { name: "a.bin", data: bytes.buffer },
        { name: "a.bin", data: new Response(bytes) },
        { name: "a.bin", data: streamOf(bytes, 5000).stream },
        { name: "a.bin", data: chunksOf(bytes, 7001) },
        new Response(bytes, { headers: { "content-disposition": 'attachment; filename="a.bin"' } }),
      ];
      for (const form of forms) {
        const logged = await iteration.logFile(form, { section: "A & B #1?" });
        const request = backend.requests.at(-1);
        equal(request?.file, { name: "a.bin", size: bytes.length, sha256: hash });
        match(request?.path ?? "", new RegExp(`/api/entityfiles/iteration/${iteration.id}$`));
        equal(request?.query, { stepName: "A & B #1?", extract: "true" });
        equal(logged.name, "a.bin");
      }
      const text = await iteration.log({ name: "note.txt", data: "größer 🦊", type: "text/plain" });
      equal(text.name, "note.txt");
      const utf8 = new TextEncoder().encode("größer 🦊");
      equal(backend.requests.at(-1)?.file, {
        name: "note.txt",
        size: utf8.length,
        sha256: await sha256(utf8),
      });
      await iteration.logFile({ name: "b.bin", data: bytes }, { extract: false });
      equal(backend.requests.at(-1)?.query, { extract: "false" });
    },
  },
  {
    name: "uploads any number of bytes but none and too many",
    run: async ({ open, backend }) => {
      const iteration = await freshIteration(open);
      for (const length of [1, 65_535, 65_536, 65_537, 3_000_001]) {
        const bytes = bytesOf(length);
        const sha = await sha256(bytes);
        await iteration.logFile({ name: "blob", data: bytes });
        equal(backend.requests.at(-1)?.file, { name: "blob", size: length, sha256: sha });
        await iteration.logFile({ name: "stream", data: streamOf(bytes, 65_536).stream });
        equal(backend.requests.at(-1)?.file, { name: "stream", size: length, sha256: sha });
      }
      const sent = backend.requests.length;
      const none = new Uint8Array(0);
      for (const data of [none, new Blob([]), streamOf(none, 1).stream, chunksOf(none, 1), ""]) {
        const { message } = await rejects(
          iteration.logFile({ name: "none.txt", data }),
          "InvalidRequestError",
        );
        match(message, /"none\.txt" is empty/);
      }
      // Never read: only its size counts.
      const huge = new Blob(Array.from({ length: 101 }, () => new Uint8Array(1_048_576)));
      match(
        (await rejects(iteration.logFile({ name: "huge", data: huge }), "InvalidRequestError"))
          .message,
        /105906176 bytes; 104857600/,
      );
      equal(backend.requests.length, sent, "requests");
    },
  },
  {
    name: "uploads under the name that is given, and refuses names that none can have",
    run: async ({ open, backend }) => {
      const iteration = await freshIteration(open);
      const names = [
        ["ünï cödé 漢字 🦊.csv", "ünï cödé 漢字 🦊.csv"],
        ["with \"quotes\" & 'more'.txt", "with \"quotes\" & 'more'.txt"],
        ["x".repeat(300), "x".repeat(300)],
        ["folder/deep/a.txt", "a.txt"],
        ["C:\\Users\\ada\\b.txt", "b.txt"],
        ["100%25.txt", "100%25.txt"],
      ] as const;
      for (const [given, sent] of names) {
        const { name } = await iteration.logFile({ name: given, data: "x" });
        equal([name, backend.requests.at(-1)?.file?.name], [sent, sent]);
      }
      const sent = backend.requests.length;
      for (const name of [
        "",
        " ",
        ".",
        "..",
        "a/",
        "a\nb",
        "a\r\nb",
        "a\u0000b",
        "\u2028",
        "\ud800",
      ]) {
        await rejects(iteration.logFile({ name, data: "x" }), "InvalidRequestError");
      }
      match(
        (await rejects(iteration.logFile(new Blob(["x"])), "InvalidRequestError")).message,
        /no name.*\{ name, data \}/,
      );
      await rejects(iteration.logFile(new Response("x")), "InvalidRequestError");
      const failed = new Response("no", { status: 404 });
      await rejects(iteration.logFile({ name: "x", data: failed }), "InvalidRequestError");
      const read = new Response("x");
      await read.text();
      await rejects(iteration.logFile({ name: "x", data: read }), "InvalidRequestError");
      const { stream } = streamOf(bytesOf(10), 1);
      stream.getReader();
      await rejects(iteration.logFile({ name: "x", data: stream }), "InvalidRequestError");
      equal(backend.requests.length, sent, "requests");
    },
  },
  {
    name: "tells how far an upload is: never less than before, and all of it at last",
    run: async ({ open, backend }) => {
      const iteration = await freshIteration(open);
      const bytes = bytesOf(1_500_000);
      for (const data of [bytes, streamOf(bytes, 100_000).stream]) {
        const told: number[] = [];
        let answered = 0;
        await iteration.logFile(
          { name: "a.bin", data },
          {
            onProgress: ({ phase, file, loaded, total }) => {
              equal([phase, file], ["uploading", "a.bin"]);
              ok(total === undefined || total === bytes.length, `the total ${total}`);
              told.push(loaded);
              answered = backend.requests.length;
            },
          },
        );
        equal(
          told,
          told.toSorted((one, other) => one - other),
          "what was told",
        );
        equal([told[0], told.at(-1)], [0, bytes.length]);
        equal(answered, backend.requests.length, "requests when the last was told");
      }
      const onProgress = (): never => {
        throw new Error("nothing to show it on");
      };
      equal(
        (await iteration.logFile({ name: "b.bin", data: bytes }, { onProgress })).name,
        "b.bin",
      );
    },
  },
  {
    name: "sends an upload once, and says where it is open what became of it",
    run: async ({ open, backend }) => {
      const iteration = await freshIteration(open);
      const isUpload = ({ path }: { path: string }): boolean => path.includes("/api/entityfiles/");
      const uploads = (): number => backend.requests.filter(isUpload).length;
      const file = { name: "a.bin", data: bytesOf(100_000) };
      const troubles = [
        [
          { status: 413, body: "too large", contentType: "text/plain" },
          "InvalidRequestError",
          undefined,
        ],
        [{ status: 403 }, "PermissionError", undefined],
        [{ status: 404 }, "NotFoundError", undefined],
        [{ status: 503 }, "ServerError", true],
        [{ status: 504 }, "ServerError", true],
        [{ body: "", contentType: "text/plain" }, "ProtocolError", true],
        [
          { body: "<!doctype html><title>x</title>", contentType: "text/html" },
          "ProtocolError",
          true,
        ],
      ] as const;
      for (const [fault, name, open] of troubles) {
        const before = uploads();
        backend.fail(isUpload, fault);
        const { facts, message } = await rejects(iteration.logFile(file), name);
        equal(facts["maybeApplied"], open, `maybeApplied of ${message}`);
        equal(uploads() - before, 1, "uploads");
      }
      // Bun's server does not drop the connection: it answers with nothing.
      backend.fail(isUpload, { drop: true });
      const dropped: unknown = await iteration.logFile(file).catch((error: unknown) => error);
      ok(dropped instanceof Error, "a failure");
      match(dropped.name, /^(Network|Protocol)Error$/);
      equal(Reflect.get(dropped, "maybeApplied"), true);
      backend.fail(isUpload, { hang: true });
      const late = await rejects(iteration.logFile(file, { timeout: 100 }), "TimeoutError");
      equal(late.facts["maybeApplied"], true);
      backend.fail(isUpload, { hang: true });
      const controller = new AbortController();
      const ended = iteration.logFile(file, { signal: controller.signal });
      setTimeout(() => controller.abort(new Error("enough")), 50);
      match((await rejects(ended, "Error")).message, /enough/);
      const before = uploads();
      await rejects(iteration.logFile(file, { signal: AbortSignal.abort() }), "AbortError");
      await rejects(iteration.logFile(file, { timeout: 0 }), "InvalidRequestError");
      equal(uploads(), before, "uploads");
      equal((await iteration.logFile(file)).name, "a.bin");
    },
  },
  {
    name: "after a refused token sends once more what can be read again, and a stream never",
    run: async ({ open, backend }) => {
      const iteration = await freshIteration(open);
      const isUpload = ({ path }: { path: string }): boolean => path.includes("/api/entityfiles/");
      const uploads = (): number => backend.requests.filter(isUpload).length;
      const bytes = bytesOf(100_000);
      backend.fail(isUpload, { status: 401 });
      const told: number[] = [];
      const onProgress = ({ loaded }: { loaded: number }): void => void told.push(loaded);
      await iteration.logFile({ name: "a.bin", data: bytes }, { onProgress });
      equal(uploads(), 2);
      equal(
        told,
        told.toSorted((one, other) => one - other),
        "what was told",
      );
      equal(backend.requests.at(-1)?.file?.sha256, await sha256(bytes));
      equal((await iteration.assets()).filter(({ file }) => file?.name === "a.bin").length, 1);
      backend.fail(isUpload, { status: 401 });
      const sent = uploads();
      const { stream } = streamOf(bytes, 10_000);
      const outcome = await iteration.logFile({ name: "b.bin", data: stream }).then(
        () => undefined,
        (error: unknown) => error,
      );
      // Where a platform sends no streams, one is read into a Blob first, which can be sent again.
      equal(uploads() - sent, outcome === undefined ? 2 : 1, "uploads of the stream");
      if (outcome === undefined) {
        equal(backend.requests.at(-1)?.file?.sha256, await sha256(bytes));
      } else {
        const refused = await rejects(Promise.reject(outcome), "AuthenticationError");
        match(refused.message, /refused the token after the stream "b\.bin" was begun/);
        equal(refused.facts["maybeApplied"], undefined);
      }
      // The token was renewed meanwhile.
      await iteration.logFile({ name: "b.bin", data: streamOf(bytes, 10_000).stream });
    },
  },
  {
    name: "tells of a stream that fails or gives no bytes, and lets go of what it does not read",
    run: async ({ open, backend }) => {
      const iteration = await freshIteration(open);
      const sent = backend.requests.length;
      const gives = (value: unknown): ReadableStream<Uint8Array> =>
        new ReadableStream<never>({
          start: (out) => {
            Reflect.apply(out.enqueue, out, [value]);
            out.close();
          },
        });
      const { message } = await rejects(
        iteration.logFile({ name: "text", data: gives("text") }),
        "InvalidRequestError",
      );
      match(message, /"text" gives a string; it must give bytes/);
      const broken = new ReadableStream<Uint8Array>({
        pull: () => Promise.reject(new Error("the disk is gone")),
      });
      const failed = await rejects(
        iteration.logFile({ name: "broken", data: broken }),
        "InvalidRequestError",
      );
      match(failed.message, /"broken" cannot be read\. Nothing was sent/);
      equal(backend.requests.length, sent, "requests");
      const { stream, state } = streamOf(bytesOf(5_000_000), 50_000);
      backend.fail(({ path }) => path.includes("/api/entityfiles/"), { status: 403 });
      await rejects(iteration.logFile({ name: "a.bin", data: stream }), "PermissionError");
      for (let wait = 0; wait < 100 && !state.cancelled && !state.ended; wait += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      ok(state.cancelled || state.ended, "the stream was let go of");
      // The next in line is not held up.
      equal((await iteration.logFile({ name: "b.bin", data: "b" })).name, "b.bin");
    },
  },
];
