import { equal, match, ok } from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { password, type Scene } from "./scene.ts";

/** What a person does with the example, one thing after the other. */
export type Steps = Readonly<Record<string, (scene: Scene) => Promise<void>>>;

const text = JSON.stringify;
const heading = (name: string): string =>
  `document.querySelector("h1")?.textContent === ${text(name)}`;
const shown = (words: string): string => `document.body.innerText.includes(${text(words)})`;
const link = (name: string): string => `//main//a[normalize-space()=${text(name)}]`;
const isFocused = `document.activeElement === document.querySelector("h1")`;

/** Bytes of the file that is logged. */
const size = 3_000_000;

export const steps: Steps = {
  "a wrong password is refused, in words": async ({ page, url, until }) => {
    await page.go(`${url}/MDL-1`);
    await until(`location.pathname === "/login"`);
    await page.type("not it\n");
    await until(shown("This is not the password."));
  },

  "the right one leads to the page that was asked for": async ({ page, until }) => {
    await until(`document.activeElement?.id === "password"`);
    await page.type(`${password}\n`);
    await until(heading("Churn classifier"));
    equal(await page.evaluate("location.pathname"), "/MDL-1");
    equal(await page.evaluate("document.title"), "Churn classifier · Vectice");
    // Who has just come to a page begins at its top.
    equal(await page.evaluate(isFocused), false);
  },

  "by clicks and by keys from the workspaces to a model, and back": async ({ page, until }) => {
    await page.click(link("Workspaces"));
    await until(`${heading("Workspaces")} && ${isFocused}`);
    await page.click(link("Credit risk"));
    await until(`${heading("Credit risk")} && ${isFocused}`);
    for (const name of ["Churn", "Churn classifier"]) {
      await page.evaluate(
        `[...document.querySelectorAll("main a")].find((a) => a.textContent === ${text(name)}).focus()`,
      );
      await page.type("\n");
      await until(`${heading(name)} && ${isFocused}`);
      await until(`document.title === ${text(`${name} · Vectice`)}`);
    }
    await page.evaluate("history.back()");
    await until(`${heading("Churn")} && ${isFocused} && location.pathname === "/PRJ-1"`);
    await page.evaluate("history.forward()");
    await until(`${heading("Churn classifier")} && location.pathname === "/MDL-1"`);
  },

  "an address of nothing is explained, and leads back": async ({ page, url, until }) => {
    await page.go(`${url}/PRJ-999`);
    await until(`${heading("There is nothing here")} && document.querySelector("[role=alert]")`);
    await page.go(`${url}/nonsense`);
    await until(heading("This link is not right"));
    equal(await page.evaluate("document.title"), "This link is not right · Vectice");
    await page.click(link("Workspaces"));
    await until(`${heading("Workspaces")} && ${isFocused}`);
  },

  "what refuses a part leaves the rest of the page": async ({ page, url, backend, until }) => {
    const allow = backend.fail("getIterationById", { status: 403 }, Number.POSITIVE_INFINITY);
    await page.go(`${url}/MDL-1`);
    await until(`${shown("You may not do this")} && ${shown("Version 12")}`);
    await until(heading("Churn classifier"));
    allow();
    await page.click(link("Churn"));
    await until(heading("Churn"));
    await page.click(link("Churn classifier"));
    await until(shown("Ask validation whether two calibrations are allowed."));
  },

  "a note and a file are logged, with progress, and then shown": async ({ page, until }) => {
    await page.evaluate(`(() => {
      globalThis.seen = [];
      new MutationObserver(() => {
        const bar = document.querySelector("progress");
        if (bar) seen.push([bar.value, bar.max]);
      }).observe(document.body, { subtree: true, childList: true, attributes: true });
      const files = new DataTransfer();
      files.items.add(new File([new Uint8Array(${size})], "curve.bin"));
      const input = document.querySelector("input[type=file]");
      input.files = files.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
      document.querySelector("textarea").focus();
    })()`);
    await page.type("Seen in every browser.");
    await page.click(`//button[normalize-space()="Log"]`);
    await until(shown("Logged."));
    // By then it is there: it was asked for after the write, not at the next poll.
    match(
      String(await page.evaluate("document.body.innerText")),
      /File curve\.bin[^]*Note Seen in every browser\./,
    );
    equal(await page.evaluate(`document.querySelector("textarea").value`), "");
    equal(await page.evaluate(`document.querySelector("input[type=file]").files.length`), 0);
    const seen = await page.evaluate("JSON.stringify(seen)");
    ok(String(seen).includes(`[${size},${size}]`), `the progress was ${String(seen)}`);
  },

  "after a note that failed the file is not logged again, and what was typed meanwhile stays":
    async ({ page, backend, until }) => {
      const files = (): number =>
        backend.requests.filter(({ file }) => file?.name === "once.bin").length;
      await page.evaluate(`(() => {
      const files = new DataTransfer();
      files.items.add(new File(["once"], "once.bin"));
      document.querySelector("input[type=file]").files = files.files;
      document.querySelector("textarea").focus();
    })()`);
      await page.type("Slow");
      backend.fail("addIterationContent", { status: 403 });
      await page.click(`//button[normalize-space()="Log"]`);
      await until(shown("You may not do this"));
      equal(await page.evaluate(`document.querySelector("textarea").value`), "Slow");
      backend.fail("addIterationContent", { delay: 1500 });
      await page.click(`//button[normalize-space()="Log"]`);
      await page.evaluate(`document.querySelector("textarea").focus()`);
      await page.type("er");
      await until(shown("Logged."));
      equal(await page.evaluate(`document.querySelector("textarea").value`), "Slower");
      equal(files(), 1, "times the file was logged");
      await page.click(`//button[normalize-space()="Log"]`);
      await until(`document.querySelector("textarea").value === "" && ${shown("Note Slower")}`);
    },

  "what cannot be sent is refused in words": async ({ page, until }) => {
    await page.click(`//button[normalize-space()="Log"]`);
    await until(
      `document.querySelector("form [role=alert]")?.textContent.startsWith("This cannot")`,
    );
  },

  "an unchanged poll renders nothing, a change is seen": async (scene) => {
    const { page, backend, elsewhere, until } = scene;
    const polls = (): number =>
      backend.requests.filter(({ operation }) => operation === "getModelVersionsList").length;
    const poll = async (): Promise<void> => {
      const before = polls();
      for (const end = Date.now() + 20_000; polls() === before && Date.now() < end;) {
        await setTimeout(100);
      }
      ok(polls() > before, "it polls");
      // The answer comes, and what it changes is rendered.
      await setTimeout(500);
    };
    await page.go(`${scene.url}/MDL-1`);
    await until(shown("Ask validation"));
    await setTimeout(500);
    const commits = await page.evaluate("commits");
    ok(typeof commits === "number" && commits > 0, "renders are counted");
    await poll();
    await poll();
    equal(await page.evaluate("commits"), commits, "renders after two polls");
    await (await elsewhere.modelVersion("MDV-12")).update({ metrics: { auc: 0.9876 } });
    await until(shown("0.9876"));
    ok(Number(await page.evaluate("commits")) > commits);
  },

  "a session that ends is said, and begins again on the same page": async ({ page, until }) => {
    await page.evaluate(
      `fetch("/logout", { method: "POST", redirect: "manual" }).then(() => true)`,
    );
    await until(shown("Not up to date: You are not signed in."));
    ok(await page.evaluate(shown("0.9876")), "what was there stays");
    await page.click(link("Churn"));
    await until(shown("You have not signed in yet, or your session is over."));
    await page.evaluate("history.back()");
    await until(heading("Churn classifier"));
    await page.click(`//header//a[normalize-space()="Sign in"]`);
    await until(`document.activeElement?.id === "password"`);
    await page.type(`${password}\n`);
    await until(`${heading("Churn classifier")} && ${shown("Live")}`);
    await page.click(`//button[normalize-space()="Sign out"]`);
    await until(`location.pathname === "/login"`);
  },
};
