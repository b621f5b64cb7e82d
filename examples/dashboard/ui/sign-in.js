// @ts-check
import { button } from "./element.js";
import { proxyHost } from "./proxy-host.js";

/**
 * A way out for who is not signed in any more. The page is loaded anew, and stays where it is: a server that
 * has a login leads there first; without one the form is shown that asks for a token.
 *
 * @param {string} [kind] a class
 */
export function signInButton(kind = "main") {
  const text = proxyHost() === undefined ? "Connect again" : "Sign in";
  return button(text, () => location.reload(), kind);
}
