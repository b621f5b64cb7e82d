import { AuthenticationError } from "../../errors.ts";
import { excerpt } from "../text/excerpt.ts";
import type { HttpAnswer } from "./answer.ts";
import type { AttemptOptions, Call } from "./call.ts";
import { exchange } from "./exchange.ts";
import { takeTurn } from "./tokens.ts";

/** What a call ended with, or one attempt of it. */
export type Outcome<T> = { readonly value: T } | { readonly error: unknown };

/** One attempt: the response, for its status, and what was read of it. */
interface Attempted<T> {
  readonly response: Response;
  readonly outcome: Outcome<T>;
}

export type Attempt = <T>(request: Request, call: Call<T>, count: number) => Promise<Attempted<T>>;

/**
 * Makes the function that sends everything: it takes a turn, then the token, starts the clock, sends,
 * reads the answer to its end and gives the turn back. The token is put into a copy of the headers,
 * so that `request` never holds it.
 */
export function createAttempt(options: AttemptOptions): Attempt {
  const { limiter, logger } = options;
  return async (request, call, count) => {
    const { operation, tokens } = call;
    const { token, release } = await takeTurn(limiter, tokens, call.signal);
    const start = Date.now();
    const tell = (what: string): void =>
      logger.debug(`${operation}: attempt ${count}, ${what}, ${Date.now() - start} ms`);
    try {
      const headers = {
        ...Object.fromEntries(request.headers),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      };
      const { response, answer } = await exchange(request, headers, call, options);
      const requestId = answer.headers.get("x-request-id");
      tell(
        `status ${answer.status}${requestId ? `, request id ${excerpt(requestId, options.redactor)}` : ""}`,
      );
      const outcome = read(call, answer);
      if (token !== undefined) {
        const isRefused = "error" in outcome && outcome.error instanceof AuthenticationError;
        // Before the next in line takes it.
        tokens?.[isRefused ? "refuse" : "accept"](token);
      }
      return { response, outcome };
    } catch (error) {
      tell("no answer");
      throw error;
    } finally {
      release();
    }
  };
}

function read<T>(call: Call<T>, answer: HttpAnswer): Outcome<T> {
  try {
    return { value: call.read(answer) };
  } catch (error) {
    return { error };
  }
}
