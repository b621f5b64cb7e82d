import { arch, availableParallelism, cpus, release, totalmem, type } from "node:os";

/** The machine that numbers were taken on, as Markdown. */
export function machine(): string {
  return [
    `- processor: ${cpus()[0]?.model.trim() ?? "unknown"}, ${availableParallelism()} cores`,
    `- memory: ${(totalmem() / 2 ** 30).toFixed(1)} GiB`,
    `- system: ${type()} ${release()}, ${arch()}`,
    `- Node: ${process.version}`,
  ].join("\n");
}
