import { describe, expect, it } from "vitest";
import { beginSession, isSignedIn } from "../../examples/signed-session/signed-session.ts";

const secret = "a secret of at least thirty-two characters";
const now = 1_800_000_000_000;

const asking = (cookie: string): Request =>
  new Request("https://dashboards.example.com/", { headers: { cookie } });

describe("a signed session", () => {
  it("lets in until it ends", async () => {
    const header = await beginSession(secret, 60, now);
    expect(header).toMatch(
      /^__Host-session=1800000060\.[\da-f]{64}; Max-Age=60; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    const [cookie = ""] = header.split(";");
    expect(await isSignedIn(asking(`theme=dark; ${cookie}`), secret, now + 59_999)).toBe(true);
    expect(await isSignedIn(asking(cookie), secret, now + 60_000)).toBe(false);
  });

  it("lets nobody in with anything else", async () => {
    const [cookie = ""] = (await beginSession(secret, 60, now)).split(";");
    const later = cookie.replace("1800000060", "1900000060");
    const changed = cookie.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    for (const wrong of [
      "",
      "__Host-session=",
      later,
      changed,
      `${cookie}0`,
      `${cookie}; ${cookie}`,
    ]) {
      expect([wrong, await isSignedIn(asking(wrong), secret, now)]).toEqual([wrong, false]);
    }
    expect(await isSignedIn(asking(cookie), `${secret}.`, now)).toBe(false);
  });

  it("refuses a secret that can be guessed", async () => {
    await expect(beginSession("short", 60)).rejects.toThrow("shorter than 32");
    const [cookie = ""] = (await beginSession(secret, 60, now)).split(";");
    await expect(isSignedIn(asking(cookie), "", now)).rejects.toThrow("shorter than 32");
  });
});
