// @ts-check
import { isVecticeError } from "../vendor/vectice.min.js";
import { element } from "./element.js";

/** Error code → what it means to a person, and what to do. The message in between is the library's. */
const explanations = new Map([
  [
    "authentication_failed",
    [
      "The token was not accepted",
      "Paste the whole API token once more. If it was deleted, or belongs to another host, make a new one in the web app under Account → API keys.",
    ],
  ],
  [
    "invalid_settings",
    [
      "Something in the settings is not right",
      "Correct it and connect again. If it was saved in this browser, forget the saved settings.",
    ],
  ],
  [
    "network_error",
    [
      "The host did not answer",
      `Check the address and your connection. If both are right, the server must be told to answer pages of ${location.origin}: that is for its administrator to do.`,
    ],
  ],
  ["timeout", ["The host took too long", "Try again in a moment."]],
  [
    "protocol_error",
    [
      "This host does not answer like Vectice",
      "Open the host in another tab. If Vectice is there, copy the address from the start up to the part before /workspaces.",
    ],
  ],
  [
    "not_found",
    [
      "There is nothing here",
      "It may have been deleted, or you may not be a member. Choose another one.",
    ],
  ],
  ["permission_denied", ["You may not see this", "Ask an owner of the workspace to add you."]],
  ["rate_limited", ["The host asks for a pause", "Wait a little, then try again."]],
  [
    "incompatible",
    [
      "This page and the server do not fit together",
      "One of them is too old for the other: use a newer version of this page, or tell the server’s administrator.",
    ],
  ],
  [
    "server_error",
    [
      "The server has a problem",
      "Try again. If it stays, tell its administrator what stands under “Details”.",
    ],
  ],
  ["conflict", ["The name is not clear", "Several things bear it. Choose one from the list."]],
  ["invalid_id", ["This link is not right", "Choose from the list."]],
]);

/** Those of a wrong address. What the library says of them is meant for who writes programs. */
const lost = new Set(["not_found", "invalid_id"]);

const unknown = [
  "Something went wrong",
  "Try again. If it stays, tell whoever looks after this page.",
];

/**
 * An error as a person needs it: what happened, in the library's words why, and what to do.
 *
 * @param {unknown} error
 * @param {readonly HTMLElement[]} actions buttons and links
 */
export function errorPanel(error, actions = []) {
  const [title = "", advice = ""] = explanationOf(error);
  const message = element("p", { class: "message" }, textOf(error));
  const isLost = isVecticeError(error) && lost.has(error.code);
  const ways = isLost
    ? [element("a", { href: "#/workspaces" }, "Back to your workspaces"), ...actions]
    : actions;
  return element(
    "section",
    { class: "panel error", role: "alert", tabindex: "-1" },
    element("h2", {}, title),
    element("p", { class: "advice" }, advice),
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
  return explanationOf(error)[0] ?? "";
}

/** @param {unknown} error */
function explanationOf(error) {
  return (isVecticeError(error) && explanations.get(error.code)) || unknown;
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
  if (!isVecticeError(error)) {
    return undefined;
  }
  switch (error.code) {
    case "authentication_failed":
      return "token";
    case "network_error":
    case "protocol_error":
    case "timeout":
      return "host";
    case "invalid_settings":
      return /token/i.test(error.message)
        ? "token"
        : /host/i.test(error.message)
          ? "host"
          : undefined;
    default:
      return undefined;
  }
}
