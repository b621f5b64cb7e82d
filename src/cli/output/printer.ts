import type { Writable } from "node:stream";

/** The reader of a pipe is gone, as after `| head -1`: the command ends quietly. */
export class ClosedPipe extends Error {
  override readonly name = "ClosedPipe";
}

/** Writes to a stream, and resolves when the text is out: what is written waits for whoever reads. */
export type Print = (text: string) => Promise<void>;

/** Makes the function that writes to a stream; each of its failures rejects the write it belongs to. */
export function printerOf(stream: Writable): Print {
  // Without a listener, the stream's error would end the process.
  stream.on("error", () => undefined);
  return (text) =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => {
        if (!error) {
          resolve();
        } else if (
          "code" in error &&
          (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED")
        ) {
          reject(new ClosedPipe());
        } else {
          reject(error);
        }
      });
    });
}
