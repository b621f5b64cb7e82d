import type { DownloadProgress } from "../../../src/index.ts";
import type { BackendOptions } from "../../../src/testing/index.ts";
import { equal, match, ok, rejects } from "../assert.ts";
import type { Case } from "../world.ts";

const content = new Uint8Array(200_000).map((_, place) => place % 251);

const files = (names: Readonly<Record<string, string | null>>): BackendOptions => ({
  seed: {
    workspaces: [
      {
        name: "Lab",
        projects: [
          {
            name: "Churn",
            models: [
              {
                name: "Forest",
                versions: [
                  {
                    files: Object.entries(names).map(([name, disposition]) => ({
                      name,
                      content,
                      contentType: "application/octet-stream",
                      ...(disposition === null ? {} : { disposition }),
                    })),
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
});

/** Downloads: as a stream, whole, and cut short. */
export const downloading: readonly Case[] = [
  {
    name: "downloads a file with its name, type and size",
    options: files({ "roc curve.bin": null }),
    run: async ({ open, backend }) => {
      const version = await (await open()).modelVersion(1);
      const download = await version.download("roc curve.bin");
      equal(
        [download.name, download.type, download.size],
        ["roc curve.bin", "application/octet-stream", content.length],
      );
      const bytes = await download.bytes();
      ok(
        bytes.length === content.length && bytes.every((byte, place) => byte === content[place]),
        "the bytes",
      );
      const blob = await (await version.download("roc curve.bin")).blob();
      equal([blob.size, blob.type], [content.length, "application/octet-stream"]);
      const reader = (await version.download("roc curve.bin")).stream.getReader();
      const first = await reader.read();
      ok((first.value?.length ?? 0) > 0, "a chunk");
      await reader.cancel();
      const once = await version.download("roc curve.bin");
      await once.bytes();
      match((await rejects(once.text(), "InvalidRequestError")).message, /was already read/);
      equal(
        backend.requests
          .at(-1)
          ?.path.endsWith("/api/attachments/modelversion/MDV-1/roc%20curve.bin"),
        true,
      );
      const { message } = await rejects(version.download("ghost.bin"), "NotFoundError");
      match(message, /file "ghost.bin".*attachments\(\)/);
    },
  },
  {
    name: "reads file names of every kind, and lets none be a path",
    options: files({
      "plain.txt": "attachment; filename=plain.txt",
      'a";b.txt': 'attachment; filename="a\\";b.txt"',
      "résumé 🦊.csv":
        "attachment; filename=\"r?sum? ?.csv\"; filename*=UTF-8''r%C3%A9sum%C3%A9%20%F0%9F%A6%8A.csv",
      up: 'attachment; filename="../../etc/passwd"',
      back: 'attachment; filename="..\\\\..\\\\evil.exe"',
      dots: 'attachment; filename=".."',
      broken: "attachment; filename*=UTF-8''%E0%A4%A",
      encoded: "attachment; filename*=utf-8''..%2F..%2Fetc%2Fhosts%00.txt",
      ["x".repeat(300)]: null,
    }),
    run: async ({ open }) => {
      const version = await (await open()).modelVersion(1);
      const nameOf = async (name: string): Promise<string> => {
        const download = await version.download(name);
        await download.stream.cancel();
        return download.name;
      };
      equal(await nameOf("plain.txt"), "plain.txt");
      equal(await nameOf('a";b.txt'), 'a";b.txt');
      equal(await nameOf("résumé 🦊.csv"), "résumé 🦊.csv");
      equal(await nameOf("up"), "passwd");
      equal(await nameOf("back"), "evil.exe");
      equal(await nameOf("dots"), "dots");
      equal(await nameOf("broken"), "broken");
      equal(await nameOf("encoded"), "hosts.txt");
      equal(await nameOf("x".repeat(300)), "x".repeat(300));
      for (const name of ["", ".", "..", "\ud800"]) {
        await rejects(version.download(name), "InvalidRequestError");
      }
      await rejects(version.download("../../../graphql"), "NotFoundError");
      await rejects(version.download("nul\u0000"), "NotFoundError");
    },
  },
  {
    name: "tells how far a download has come, as it is read and as it is saved",
    options: files({ "big.bin": null }),
    run: async ({ open }) => {
      const version = await (await open()).modelVersion(1);
      const told: DownloadProgress[] = [];
      const check = (what: string): void => {
        equal(told.at(-1), { done: content.length, total: content.length }, what);
        ok(
          told.every(({ done }, place) => place === 0 || done > (told[place - 1]?.done ?? 0)),
          `never falls: ${what}`,
        );
        told.length = 0;
      };
      const onProgress = (progress: DownloadProgress): void => void told.push(progress);
      for (const how of ["bytes", "blob", "text"] as const) {
        await (await version.download("big.bin"))[how]({ onProgress });
        check(how);
      }
      // What a page shows does not spoil the file.
      const shown = (): never => {
        throw new Error("no bar");
      };
      const { size } = await (await version.download("big.bin")).blob({ onProgress: shown });
      equal(size, content.length);
      const { stream, ...file } = await version.download("big.bin");
      if ("save" in file) {
        // A device leaves nothing behind.
        await file.save("/dev/null", { onProgress });
        check("save");
      } else {
        await stream.cancel();
      }
    },
  },
  {
    name: "tells a download that is cut short, stands still or is aborted",
    options: files({ "big.bin": null }),
    run: async ({ open, backend }) => {
      const connection = await open({ retry: 0 });
      const version = await connection.modelVersion(1);
      backend.fail((request) => request.path.includes("/api/attachments/"), {
        drop: "body",
      });
      const cut = version.download("big.bin").then((download) => download.bytes());
      match(
        (await rejects(cut, "NetworkError")).message,
        // Where the network is simulated, a connection can drop before the answer is known.
        /^(The file "big.bin" (broke off|ended \d+ bytes too soon)\. Download it again\.$|No answer from)/,
      );
      backend.fail((request) => request.path.includes("/api/attachments/"), {
        status: 403,
        body: "no",
      });
      await rejects(version.download("big.bin"), "PermissionError");
      backend.fail((request) => request.path.includes("/api/attachments/"), {
        body: "<!doctype html><title>Sign in</title>",
        contentType: "text/html",
      });
      await rejects(version.download("big.bin"), "ProtocolError");
      const controller = new AbortController();
      const aborted = await version.download("big.bin", { signal: controller.signal });
      const reading = aborted.stream.getReader();
      await reading.read();
      controller.abort(new Error("enough"));
      const rest = async (): Promise<void> => {
        while (!(await reading.read()).done) {
          // Until it fails.
        }
      };
      match((await rejects(rest(), "Error")).message, /enough/);
      await rejects(version.download("big.bin", { signal: AbortSignal.abort() }), "AbortError");
    },
  },
];
