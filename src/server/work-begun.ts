import { meaningOf } from "../client/http/retry.ts";
import { Refusal } from "./refusal.ts";

/** Whether what a request asks for may have been done at Vectice: pages go by that after a write. */
export interface WorkBegun {
  /** The request goes to Vectice now. */
  begin(request: Request): void;
  /** Vectice refused it before anything was done. */
  takeBack(request: Request): void;
  /** The request only reads. */
  reads(request: Request): void;
  /** The refusal, made certain where it answers a write that was never begun. */
  certain(refusal: Refusal, request: Request): Refusal;
}

export function createWorkBegun(): WorkBegun {
  const begun = new WeakSet<Request>();
  const reading = new WeakSet<Request>();
  return {
    begin: (request) => void begun.add(request),
    takeBack: (request) => void begun.delete(request),
    reads: (request) => void reading.add(request),
    certain: (refusal, request) => {
      const { status, key, message, headers } = refusal;
      const { leavesOpen } = meaningOf(status);
      return leavesOpen && request.method === "POST" && !begun.has(request) && !reading.has(request)
        ? new Refusal(status, key, message, headers, certainStatus(refusal))
        : refusal;
    },
  };
}

/** A status by which nothing was done: Too Early, where asking again may help, or Failed Dependency. */
function certainStatus({ key }: Refusal): number {
  return key === "proxy_token_refused" ? 424 : 425;
}
