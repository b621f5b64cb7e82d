import { spawn } from "node:child_process";

/** The programs that open links, by platform. */
const openers: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};

/** Opens a link in the person's browser; where none can be started, the printed link must do. */
export function openLink(link: string): void {
  if (!/^https?:\/\//.test(link)) {
    return;
  }
  const [program, ...args] = openers[process.platform] ?? ["xdg-open"];
  const child = spawn(program, [...args, link], { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
}
