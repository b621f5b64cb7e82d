import { untilAborted } from "../../client/abort.ts";
import { Refusal } from "../refusal.ts";

/** The time of one request, and the caller's presence. */
export interface Deadline {
  /** Aborts what runs for the request; aborted when the time is over or the caller is gone. */
  readonly controller: AbortController;
  /** Waits for a promise, but no longer than the request lasts. */
  within<T>(promise: Promise<T>): Promise<T>;
  /** Who is being waited for from now on; at first, `authorize`. With `anew`, the time starts again. */
  waitFor(whom: keyof typeof slow, anew?: true): void;
  /** Why it ended, if it did. */
  reason(): Refusal | undefined;
  /** Stops the clock; the caller's going away still counts, as long as `controller` is in use. */
  stop(): void;
}

/** What is said of whoever took too long. */
const slow = {
  authorize: [503, "slow_authorize", "The proxy did not find out in time whether you may use it."],
  caller: [408, "slow_request", "The request took too long to arrive."],
  Vectice: [504, "slow_answer", "Vectice gave no answer in time."],
} as const;

export function deadline(caller: AbortSignal, time: number): Deadline {
  const controller = new AbortController();
  let waitingFor: keyof typeof slow = "authorize";
  let ended: Refusal | undefined;
  const end = (refusal: Refusal): void => {
    ended ??= refusal;
    controller.abort(ended);
  };
  // 499 is what servers write into their logs for it: nobody is there to read it.
  const leave = (): void => end(new Refusal(499, "caller_gone", "The caller went away."));
  const ring = (): void => {
    const [status, key, message] = slow[waitingFor];
    end(new Refusal(status, key, message));
  };
  let clock = setTimeout(ring, time);
  let stopped = false;
  if (caller.aborted) {
    leave();
  }
  caller.addEventListener("abort", leave, { once: true });
  return {
    controller,
    within: (promise) => untilAborted(promise, controller.signal),
    waitFor: (whom, anew) => {
      waitingFor = whom;
      if (anew && !stopped) {
        clearTimeout(clock);
        clock = setTimeout(ring, time);
      }
    },
    reason: () => ended,
    stop: () => {
      stopped = true;
      clearTimeout(clock);
    },
  };
}
