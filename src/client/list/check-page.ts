import { ProtocolError } from "../../errors.ts";
import type { Page } from "./page.ts";

/** Refuses a page whose count is none: what counts on it would never end, or show it to people. */
export function checkPage<T>(page: Page<T>, operation: string | undefined): Page<T> {
  const { total } = page;
  if (!Number.isSafeInteger(total) || total < 0) {
    const shown = typeof total === "number" ? total : typeof total;
    throw new ProtocolError(
      `The server counts ${shown} items in ${nameOf(operation)}: field "total" should be a whole number from 0 on. Tell the server's administrators.`,
      { operation },
    );
  }
  return page;
}

/** A list, as messages name it. */
export function nameOf(operation: string | undefined): string {
  return operation === undefined ? "this list" : `this list (${operation})`;
}
