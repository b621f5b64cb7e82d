import type { Context } from "../context.ts";
import type { Progress } from "../../index.ts";
import { cellText } from "./cell-text.ts";
import { cutToWidth, padToWidth } from "./display-width.ts";

/** How far a file is, whatever is done with it. */
type FileProgress = Omit<Progress, "phase"> & { readonly phase: keyof typeof verbs };

const verbs = { hashing: "reading", uploading: "uploading", downloading: "downloading" } as const;

/** Shows how far files are. */
export interface ProgressBar {
  readonly onProgress: (progress: FileProgress) => void;
  /** Counts a file as done; named, where several are on their way. */
  done(file?: string): void;
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
  /** How much of each file that is on its way has come. */
  const parts = new Map<string, number>();
  let told = 0;

  function show(progress: FileProgress): void {
    const { phase, file, loaded, total } = progress;
    parts.set(file, total === undefined || total === 0 ? 0 : loaded / total);
    const underWay = [...parts.values()].reduce((sum, part) => sum + part, 0);
    const share = Math.min(1, (finished + underWay) / files);
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
      const verb = verbs[phase];
      const text = `${verb.charAt(0).toUpperCase()}${verb.slice(1)} ${cellText(file)}: ${Math.floor(share * 100)} %`;
      // Nobody needs to hear of it when standard error is gone.
      say(text).catch(() => undefined);
    }
  }

  return {
    onProgress: show,
    done: (file) => {
      finished += 1;
      // One after the other, the last is the one that is done.
      if (file === undefined) {
        parts.clear();
      } else {
        parts.delete(file);
      }
    },
    end: () => {
      if (drawn && last > Number.NEGATIVE_INFINITY) {
        stderr.write("\r\u001b[K");
      }
    },
  };
}

function barOf(phase: FileProgress["phase"], file: string, share: number, columns: number): string {
  const width = Math.max(0, Math.min(30, columns - 42));
  const full = Math.round(share * width);
  const bar = width === 0 ? "" : `[${"#".repeat(full)}${" ".repeat(width - full)}] `;
  const percent = `${Math.floor(share * 100)} %`.padStart(5);
  const name = cutToWidth(cellText(file), 20);
  return cutToWidth(`${padToWidth(name, 20)} ${bar}${percent} ${verbs[phase]}`, columns);
}
