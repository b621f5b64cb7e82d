// @ts-check
import { explain } from "../vendor/query.js";
import { isVecticeError } from "../vendor/vectice.min.js";
import { element } from "./element.js";
import { signInButton } from "./sign-in.js";

/**
 * An error as a person needs it: what happened, what to do, and in the library's words why. Of a wrong
 * address the library's words stand under "Details", because they are for who writes programs. Who is not
 * signed in is asked to, instead of anything else.
 *
 * @param {unknown} error
 * @param {readonly HTMLElement[]} actions buttons and links
 */
export function errorPanel(error, actions = []) {
  return plainErrorPanel(error, isSignedOut(error) ? [signInButton()] : actions);
}

/**
 * The same with these actions alone: where one is asked to sign in already.
 *
 * @param {unknown} error
 * @param {readonly HTMLElement[]} actions
 */
export function plainErrorPanel(error, actions) {
  const { title, detail, action } = explain(error);
  const message = element("p", { class: "message" }, textOf(error));
  const isLost = action === "choose";
  const ways = isLost
    ? [element("a", { href: "#/workspaces" }, "Back to your workspaces"), ...actions]
    : actions;
  return element(
    "section",
    { class: "panel error", role: "alert", tabindex: "-1" },
    element("h2", {}, title),
    element("p", { class: "advice" }, detail),
    ...(isLost ? [] : [message]),
    ...(isVecticeError(error) ? [details(error, isLost ? [message] : [])] : []),
    ...(ways.length === 0 ? [] : [element("p", { class: "actions" }, ...ways)]),
  );
}

/**
 * What happened, in a few words.
 *
 * @param {unknown} error
 */
export function titleOf(error) {
  return explain(error).title;
}

/**
 * Whether it goes on only when somebody signs in.
 *
 * @param {unknown} error
 */
export function isSignedOut(error) {
  return explain(error).action === "signIn";
}

/**
 * Whether the same may go well when it is tried again.
 *
 * @param {unknown} error
 */
export function isPassing(error) {
  return isVecticeError(error) && error.retryable;
}

/** @param {unknown} error */
function textOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * @param {import("vectice").VecticeError} error
 * @param {readonly Node[]} more
 */
function details(error, more) {
  const facts = [
    ["Error", `${error.name} (${error.code})`],
    ["Operation", error.operation],
    ["Status", error.status],
    ["Request", error.requestId],
  ].filter(([, value]) => value !== undefined);
  return element(
    "details",
    {},
    element("summary", {}, "Details"),
    ...more,
    element(
      "dl",
      {},
      ...facts.flatMap(([name, value]) => [
        element("dt", {}, String(name)),
        element("dd", {}, String(value)),
      ]),
    ),
  );
}

/**
 * The field of the form that an error is about.
 *
 * @param {unknown} error
 * @returns {"host" | "token" | undefined}
 */
export function fieldOf(error) {
  const code = isVecticeError(error) ? error.code : "";
  if (code === "authentication_failed") {
    return "token";
  }
  if (["network_error", "protocol_error", "timeout"].includes(code)) {
    return "host";
  }
  const named = code === "invalid_settings" ? /token|host/i.exec(textOf(error)) : null;
  return named === null ? undefined : named[0].toLowerCase() === "host" ? "host" : "token";
}
