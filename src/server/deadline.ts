import { untilAborted } from "../client/abort.ts";
import { Refusal } from "./refusal.ts";

/** The time of one request, and the caller's presence. */
export interface Deadline {
  /** Aborts what runs for the request; aborted when the time is over or the caller is gone. */
  readonly controller: AbortController;
  /** Waits for a promise, but no longer than the request lasts. */
  within<T>(promise: Promise<T>): Promise<T>;
  /** From now on it is Vectice that is being waited for, not the caller. */
  received(): void;
  /** Why it ended, if it did. */
  reason(): Refusal | undefined;
  /** Stops the clock; the caller's going away still counts, as long as `controller` is in use. */
  stop(): void;
}

export function deadline(caller: AbortSignal, time: number): Deadline {
  const controller = new AbortController();
  let waitingFor: "caller" | "Vectice" = "caller";
  let ended: Refusal | undefined;
  const end = (refusal: Refusal): void => {
    ended ??= refusal;
    controller.abort(ended);
  };
  // 499 is what servers write into their logs for it: nobody is there to read it.
  const leave = (): void => end(new Refusal(499, "caller_gone", "The caller went away."));
  const clock = setTimeout(
    () =>
      end(
        waitingFor === "caller"
          ? new Refusal(408, "slow_request", "The request took too long to arrive.")
          : new Refusal(504, "slow_answer", "Vectice gave no answer in time."),
      ),
    time,
  );
  if (caller.aborted) {
    leave();
  }
  caller.addEventListener("abort", leave, { once: true });
  return {
    controller,
    within: (promise) => untilAborted(promise, controller.signal),
    received: () => {
      waitingFor = "Vectice";
    },
    reason: () => ended,
    stop: () => clearTimeout(clock),
  };
}
