import { isError } from "../is-error.ts";

/** Stands for the redirect at which a fetch with `redirect: "error"` failed: where it led is not told. */
export function redirectResponse(error: unknown): Response {
  for (let cause = error; isError(cause); cause = cause.cause) {
    if (/redirect/i.test(cause.message)) {
      return Object.defineProperty(Response.error(), "type", { value: "opaqueredirect" });
    }
  }
  throw error;
}
