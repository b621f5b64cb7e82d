// The reference backend over HTTP; its argument is the latency in milliseconds.
import { createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";

const { url, close } = await listen(createBackend({ latency: Number(process.argv[2] ?? 0) }));
console.log(url);
process.stdin.on("end", () => void close()).resume();
