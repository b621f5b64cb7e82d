import { isVecticeError } from "../errors.ts";

/** An error in words for the people who look at a page; its message is for who wrote the page. */
export interface Explanation {
  /** What happened, in a few words. */
  readonly title: string;
  /** Why, or what to do, in a sentence or two. */
  readonly detail: string;
  /** What a button beside it could do: try again, sign in, choose something else. */
  readonly action?: "retry" | "signIn" | "choose";
}

/** What the codes mean to a person. */
const explanations: Readonly<Record<string, Explanation>> = {
  authentication_failed: {
    title: "You are not signed in",
    detail: "The session or the token was not accepted. Sign in again, or paste the whole token.",
    action: "signIn",
  },
  invalid_settings: {
    title: "Something in the settings is not right",
    detail: "Correct it, and connect again. Saved settings can be forgotten.",
  },
  network_error: {
    title: "The server did not answer",
    detail: "Check the address and your connection, then try again.",
    action: "retry",
  },
  timeout: {
    title: "The server took too long",
    detail: "Try again in a moment.",
    action: "retry",
  },
  protocol_error: {
    title: "This server does not answer like Vectice",
    detail: "The address may be wrong, or a login may stand before it. Open it in another tab.",
  },
  not_found: {
    title: "There is nothing here",
    detail: "It may have been deleted, or you may not be a member.",
    action: "choose",
  },
  invalid_id: {
    title: "This link is not right",
    detail: "Choose from the list.",
    action: "choose",
  },
  permission_denied: {
    title: "You may not do this",
    detail: "Ask an owner of the workspace.",
  },
  conflict: {
    title: "The name is not clear",
    detail: "Several things bear it. Choose one from the list.",
    action: "choose",
  },
  invalid_request: {
    title: "This cannot be sent as it is",
    detail: "Correct what the details name, then try again.",
  },
  rate_limited: {
    title: "The server asks for a pause",
    detail: "Wait a little, then try again.",
    action: "retry",
  },
  incompatible: {
    title: "This page and the server do not fit together",
    detail: "One of them is too old for the other, or this feature is switched off.",
  },
  server_error: {
    title: "The server has a problem",
    detail: "Try again. If it stays, tell its administrators what the details say.",
    action: "retry",
  },
  incomplete_write: {
    title: "It was saved in part",
    detail:
      "The version is there, but something that belongs to it is missing. Add what is missing.",
  },
};

const unknown: Explanation = {
  title: "Something went wrong",
  detail: "Try again. If it stays, tell whoever looks after this page.",
  action: "retry",
};

/** What a proxy says to a page, which has no token that could be wrong. */
const signedOut: Explanation = {
  title: "You are not signed in",
  detail: "You have not signed in yet, or your session is over. Sign in again.",
  action: "signIn",
};

const unsure: Explanation = {
  title: "It is not known whether that was saved",
  detail: "The server did not answer in time. Look whether it is there before you do it again.",
};

/**
 * Says what an error means, in words for people. The error's own message names the value and the next
 * step for whoever wrote the page: show it as a detail.
 *
 * @param error - whatever was thrown
 * @example
 * const { title, detail, action } = explain(error);
 */
export function explain(error: unknown): Explanation {
  if (!isVecticeError(error)) {
    return unknown;
  }
  if (error.maybeApplied === true) {
    return unsure;
  }
  if (error.key === "not_signed_in") {
    return signedOut;
  }
  return (
    (Object.hasOwn(explanations, error.code) ? explanations[error.code] : undefined) ?? unknown
  );
}
