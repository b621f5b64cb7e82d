/** A browser that is told what to do; selectors are CSS, and each waits for its element. */
export interface Browser {
  goto(url: string): Promise<void>;
  type(selector: string, text: string): Promise<void>;
  click(selector: string): Promise<void>;
  /** Runs a function that stands alone in the page. */
  run(action: () => string | Promise<string>): Promise<string>;
  close(): Promise<void>;
}

/** Waits until an action in the page gives a text that fits; gives up after 20 seconds. */
export async function waitFor(
  browser: Browser,
  action: () => string,
  expected: RegExp,
): Promise<void> {
  const end = Date.now() + 20_000;
  for (;;) {
    // A page that is about to be replaced may not answer.
    const text = await browser.run(action).catch((error: unknown) => String(error));
    if (expected.test(text)) {
      return;
    }
    if (Date.now() > end) {
      throw new Error(`Waited for ${String(expected)}, but there is: ${text.slice(0, 1000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
