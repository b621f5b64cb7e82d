import type { Context } from "../context.ts";
import type { Progress } from "../../index.ts";
import { cellText } from "./cell-text.ts";
import { cutToWidth, padToWidth } from "./display-width.ts";

/** Shows how far files are. */
export interface ProgressBar {
  readonly onProgress: (progress: Progress) => void;
  /** Counts a file as done. */
  done(): void;
  /** Takes the bar away. */
  end(): void;
}

/** What it needs to know of where it is shown. */
interface Around {
  readonly terminal: Pick<Context["terminal"], "stderr" | "env" | "isTTY" | "columns">;
  readonly say: (text: string) => Promise<void>;
}

const drawEvery = 100;
/** Where there is no terminal, so many lines at most, and none for what is soon done. */
const mostLines = 5;
const quietFor = 2000;

/** A bar on standard error of a terminal; elsewhere a few lines. `files` is how many there will be. */
export function progressBar(
  { terminal, say }: Around,
  files: number,
  now: () => number = Date.now,
): ProgressBar {
  const { stderr, env, isTTY, columns = 80 } = terminal;
  const drawn = isTTY.stderr && env["TERM"] !== "dumb";
  const begun = now();
  let last = Number.NEGATIVE_INFINITY;
  let finished = 0;
  let told = 0;

  function show(progress: Progress): void {
    const { phase, file, loaded, total } = progress;
    const part = total === undefined || total === 0 ? 0 : loaded / total;
    const share = Math.min(1, (finished + part) / files);
    if (drawn) {
      if (now() - last >= drawEvery) {
        last = now();
        stderr.write(`\r${barOf(phase, file, share, columns - 1)}\u001b[K`);
      }
      return;
    }
    const step = Math.floor(share * mostLines);
    if (step > told && now() - begun >= quietFor) {
      told = step;
      const text = `${phase === "hashing" ? "Reading" : "Uploading"} ${cellText(file)}: ${Math.floor(share * 100)} %`;
      // Nobody needs to hear of it when standard error is gone.
      say(text).catch(() => undefined);
    }
  }

  return {
    onProgress: show,
    done: () => {
      finished += 1;
    },
    end: () => {
      if (drawn && last > Number.NEGATIVE_INFINITY) {
        stderr.write("\r\u001b[K");
      }
    },
  };
}

function barOf(phase: Progress["phase"], file: string, share: number, columns: number): string {
  const width = Math.max(0, Math.min(30, columns - 40));
  const full = Math.round(share * width);
  const bar = width === 0 ? "" : `[${"#".repeat(full)}${" ".repeat(width - full)}] `;
  const percent = `${Math.floor(share * 100)} %`.padStart(5);
  const name = cutToWidth(cellText(file), 20);
  const verb = phase === "hashing" ? "reading" : "uploading";
  return cutToWidth(`${padToWidth(name, 20)} ${bar}${percent} ${verb}`, columns);
}
