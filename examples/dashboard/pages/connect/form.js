// @ts-check
import { button, element, heading, say, show } from "../../ui/element.js";
import { fieldOf, plainErrorPanel } from "../../ui/error-panel.js";

/**
 * The form to connect with.
 *
 * @param {{
 *   host: string,
 *   error: unknown,
 *   connect: (typed: { host: string, apiToken: string, remember: boolean }) => Promise<void>,
 *   cancel: () => void,
 *   forget: (() => void) | undefined,
 * }} options `error`: why an earlier try failed; `forget`: removes what is saved, where something is
 */
export function connectView({ host, error, connect, cancel, forget }) {
  const hostField = element("input", {
    id: "host-field",
    class: "text",
    value: host,
    placeholder: "https://app.vectice.com",
    inputmode: "url",
    autocomplete: "url",
    autocapitalize: "none",
    spellcheck: "false",
    "aria-describedby": "problem",
  });
  const tokenField = element("input", {
    id: "token-field",
    class: "text",
    type: "password",
    required: true,
    pattern: ".*\\S.*",
    title: "An API token is not blank.",
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": "problem token-hint",
  });
  const remember = element("input", {
    id: "remember",
    type: "checkbox",
    "aria-describedby": "remember-hint",
  });
  const submit = element("button", { type: "submit", class: "main" }, "Connect");
  /** Counts the tries: what a cancelled one still brings is of no interest. */
  let tries = 0;
  const stop = button("Cancel", () => {
    tries += 1;
    cancel();
    busy(false);
    say("Cancelled.");
    submit.focus();
  });
  const problem = element("div", { id: "problem" });
  const fields = { host: hostField, token: tokenField };

  /** @param {boolean} on */
  function busy(on) {
    submit.disabled = on;
    submit.textContent = on ? "Connecting…" : "Connect";
    stop.hidden = !on;
    form.setAttribute("aria-busy", String(on));
  }

  /** @param {unknown} reason */
  function complain(reason) {
    const field = fieldOf(reason);
    const actions = forget === undefined ? [] : [button("Forget the saved settings", forget)];
    const panel = plainErrorPanel(reason, actions);
    problem.replaceChildren(panel);
    if (field !== undefined) {
      fields[field].setAttribute("aria-invalid", "true");
    }
    (field === undefined ? panel : fields[field]).focus();
  }

  async function send() {
    problem.replaceChildren();
    Object.values(fields).forEach((field) => field.removeAttribute("aria-invalid"));
    busy(true);
    say("Connecting…");
    tries += 1;
    const current = tries;
    try {
      const typed = { host: hostField.value.trim(), apiToken: tokenField.value };
      await connect({ ...typed, remember: remember.checked });
    } catch (reason) {
      if (current === tries) {
        busy(false);
        say("");
        complain(reason);
      }
    }
  }

  const form = element(
    "form",
    {
      class: "panel connect",
      // Should the scripts not load, the token must not end up in an address.
      method: "post",
      submit: (event) => {
        event.preventDefault();
        void send();
      },
    },
    problem,
    element("label", { for: "host-field" }, "Host"),
    hostField,
    element("label", { for: "token-field" }, "API token"),
    element("div", { class: "with-button" }, tokenField, showButton(tokenField)),
    element(
      "p",
      { class: "hint", id: "token-hint" },
      "Made in the web app, under Account → API keys.",
    ),
    element(
      "div",
      { class: "choice" },
      remember,
      element("label", { for: "remember" }, "Remember on this device"),
    ),
    element(
      "p",
      { class: "hint", id: "remember-hint" },
      "Keeps host and token in this browser’s localStorage. Every script of this page can read what is there, " +
        "and the token may do all that you may: remember it on a device of your own only.",
    ),
    element("p", { class: "actions" }, submit, stop),
  );
  busy(false);
  show(
    "Connect",
    heading("Connect to Vectice"),
    element("p", { class: "lead" }, "See your projects, their models, and what is still open."),
    form,
  );
  if (error === undefined) {
    (host === "" ? hostField : tokenField).focus();
  } else {
    complain(error);
  }
}

/**
 * Shows or hides what is typed into a field.
 *
 * @param {HTMLInputElement} field
 */
function showButton(field) {
  const toggle = button("Show", () => {
    const hidden = field.type === "password";
    field.type = hidden ? "text" : "password";
    toggle.textContent = hidden ? "Hide" : "Show";
    toggle.setAttribute("aria-pressed", String(hidden));
  });
  toggle.setAttribute("aria-label", "Show the token");
  toggle.setAttribute("aria-pressed", "false");
  return toggle;
}
