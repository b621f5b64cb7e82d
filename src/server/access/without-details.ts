import type { Forwarded } from "../upstream/forward-query.ts";
import { notFound } from "./check-scope.ts";
import { aboutVectice } from "./workspace-of.ts";

/**
 * An answer to a scoped caller without what Vectice says of its errors: words, keys, statuses and
 * numbers of them could tell that something exists elsewhere. Whatever is not shown to be inside gives
 * one and the same answer.
 */
export function withoutDetails(answer: Forwarded): Forwarded {
  const status = answer.errors[0]?.extensions.exception.status;
  if (status === undefined) {
    return answer;
  }
  if (answer.isOpen) {
    const message = "Vectice could not do this, or did it in part. Look what is there.";
    return { ...answer, errors: [{ message, extensions: { exception: { status: 502 } } }] };
  }
  const refusal = notFound();
  const busy = answer.data === null && aboutVectice.has(status);
  return {
    ...answer,
    errors: [
      busy
        ? { message: "Vectice could not answer. Try again.", extensions: { exception: { status } } }
        : {
            message: refusal.message,
            extensions: { key: refusal.key, exception: { status: refusal.status } },
          },
    ],
  };
}
