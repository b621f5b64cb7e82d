import { describe, expect, it } from "vitest";
import { progressBar } from "../../../src/cli/output/progress-bar.ts";
import { collect } from "./call.ts";

/** A bar of files that take a while, and what became of it. */
function bar(
  terminal: boolean,
  env: Record<string, string> = {},
  columns = 60,
): {
  drawn: string[];
  said: string[];
  upload: (file: string) => void;
  download: (file: string, loaded: number) => void;
  done: (file: string) => void;
  end: () => void;
} {
  const drawn: string[] = [];
  const said: string[] = [];
  let time = 0;
  const shown = progressBar(
    {
      terminal: {
        stderr: collect(drawn),
        env,
        columns,
        isTTY: { stdin: terminal, stdout: terminal, stderr: terminal },
      },
      say: async (text) => void said.push(text),
    },
    2,
    () => time,
  );
  const upload = (file: string): void => {
    for (let loaded = 0; loaded <= 100; loaded += 1) {
      time += 70;
      shown.onProgress({ phase: "uploading", file, loaded, total: 100 });
    }
    shown.done();
  };
  const download = (file: string, loaded: number): void => {
    time += 200;
    shown.onProgress({ phase: "downloading", file, loaded, total: 100 });
  };
  return { drawn, said, upload, download, done: shown.done, end: shown.end };
}

describe("a progress bar", () => {
  it("is drawn on a terminal, no wider than it is and not with every byte", () => {
    const { drawn, said, upload, end } = bar(true);
    upload("a very long name of a file that is cut.png");
    upload("b.png");
    end();
    expect(said).toEqual([]);
    expect(drawn.length).toBeLessThan(150);
    expect(drawn[0]).toMatch(/^\ra very long name of…/);
    for (const line of drawn) {
      expect(line.replace("\r", "").replace("\u001b[K", "").length).toBeLessThan(60);
    }
    expect(drawn.at(-1)).toBe("\r\u001b[K");
  });

  it("counts files that come side by side", () => {
    const { drawn, download, done } = bar(true);
    download("a.png", 50);
    download("b.png", 50);
    expect(drawn.at(-1)).toMatch(/50 % downloading/);
    done("a.png");
    download("b.png", 60);
    expect(drawn.at(-1)).toMatch(/80 % downloading/);
  });

  it.each([
    [false, {}],
    [true, { TERM: "dumb" }],
  ])("is five lines at most elsewhere", (terminal, env) => {
    const { drawn, said, upload, end } = bar(terminal, env);
    upload("a.png");
    upload("b.png");
    end();
    expect(drawn).toEqual([]);
    expect(said.length).toBeGreaterThan(1);
    expect(said.length).toBeLessThanOrEqual(5);
    expect(said.at(-1)).toBe("Uploading b.png: 100 %");
  });
});
