import { clearSettings, Connection, isVecticeError, saveSettings } from "./vectice.min.js";

const part = (id) => document.getElementById(id);
const form = part("connect");
const views = [form, part("workspaces"), part("projects")];

/** The call of the view that is shown; leaving the view ends it. */
let leaving = new AbortController();
let connection;
let workspaces = [];

/** What went wrong in a person's words, by the error's code. */
const titles = {
  invalid_settings: "Something is missing or mistyped",
  authentication_failed: "The API token was refused",
  permission_denied: "You may not see this",
  not_found: "There is no such thing",
  rate_limited: "Too many requests",
  server_error: "The server failed",
  protocol_error: "This does not look like a Vectice server",
  network_error: "The server could not be reached",
  timeout: "The server takes too long",
  incompatible: "This server needs another version of the page",
};

const advice = {
  authentication_failed: "Copy the token once more, whole, or make a new one in the web app.",
  permission_denied: "Ask the workspace's owner to add you.",
  protocol_error: "Check the host: it is the web app's address, up to before /workspaces.",
  network_error: "Check the host, and whether you are online.",
  timeout: "Try again in a moment.",
  server_error: "Try again in a moment.",
};

function showProblem(error) {
  const code = isVecticeError(error) ? error.code : "";
  part("problem-title").textContent = titles[code] ?? "Something went wrong";
  part("problem-message").textContent = error instanceof Error ? error.message : String(error);
  part("problem-advice").textContent = advice[code] ?? "";
  part("problem").hidden = false;
}

function show(view, { focus } = {}) {
  for (const other of views) {
    other.hidden = other !== view;
  }
  part("problem").hidden = true;
  part("who").hidden = part("forget").hidden = connection === undefined;
  focus?.focus();
}

/** Runs a view's work: says what is under way, shows what goes wrong, stops when the view is left. Gives the failure. */
async function run(status, work) {
  leaving.abort();
  const controller = (leaving = new AbortController());
  part("status").textContent = status;
  part("problem").hidden = true;
  try {
    await work(controller.signal);
    return undefined;
  } catch (error) {
    if (controller.signal.aborted) {
      return undefined;
    }
    showProblem(error);
    return error;
  } finally {
    if (leaving === controller) {
      part("status").textContent = "";
    }
  }
}

function element(name, text, ...children) {
  const made = document.createElement(name);
  made.append(text, ...children);
  return made;
}

function showWorkspaces() {
  const words = part("search").value.trim().toLowerCase();
  const found = workspaces.filter(({ id, name, description }) =>
    `${id} ${name} ${description ?? ""}`.toLowerCase().includes(words),
  );
  part("workspace-rows").replaceChildren(
    ...found.map((workspace) => {
      const open = element("button", workspace.name);
      open.type = "button";
      open.className = "link";
      open.addEventListener("click", () => openWorkspace(workspace));
      return element(
        "tr",
        element("td", workspace.id),
        element("td", open),
        element("td", workspace.description ?? ""),
      );
    }),
  );
  const empty = part("workspaces-empty");
  empty.hidden = found.length > 0;
  empty.textContent =
    workspaces.length === 0 ? "You are in no workspace yet." : "No workspace fits the search.";
}

function openWorkspace(workspace) {
  show(part("projects"), { focus: part("projects-title") });
  part("projects-title").textContent = workspace.name;
  part("projects-description").textContent = workspace.description ?? "";
  part("project-cards").replaceChildren();
  part("projects-empty").hidden = true;
  return run("Loading projects …", async (signal) => {
    const projects = await workspace.projects({ signal });
    part("projects-empty").hidden = projects.length > 0;
    part("project-cards").replaceChildren(
      ...projects.map((project) => {
        const link = element("a", "Open in Vectice");
        link.href = project.url;
        const note = element("p", project.description ?? project.id);
        note.className = "note";
        const card = element("li", element("h3", project.name), note, link);
        card.className = "card";
        return card;
      }),
    );
  });
}

function openConnection(options) {
  return run("Connecting …", async (signal) => {
    connection = await Connection.open({ ...options, signal });
    part("who").textContent = `${connection.user.name} · ${new URL(connection.host).host}`;
    workspaces = await connection.workspaces({ signal });
    show(part("workspaces"), { focus: part("workspaces-title") });
    showWorkspaces();
  });
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const submit = form.querySelector("button");
  const settings = { host: part("host").value, apiToken: part("token").value };
  submit.disabled = true;
  await openConnection(settings);
  submit.disabled = false;
  if (connection === undefined) {
    part("token").focus();
    return;
  }
  part("token").value = "";
  if (part("remember").checked) {
    try {
      saveSettings(settings);
    } catch (error) {
      showProblem(error);
    }
  }
});

part("forget").addEventListener("click", () => {
  leaving.abort();
  clearSettings();
  connection = undefined;
  workspaces = [];
  show(form, { focus: part("host") });
});

part("back").addEventListener("click", () => {
  leaving.abort();
  part("status").textContent = "";
  show(part("workspaces"), { focus: part("workspaces-title") });
});

part("search").addEventListener("input", showWorkspaces);

/** The host that this page's server suggests; never a token. */
async function suggestedHost() {
  try {
    const { host } = await (await fetch("config.json")).json();
    return host;
  } catch {
    return "";
  }
}

part("host").value = (await suggestedHost()) ?? "";
const failure = await openConnection({ logLevel: "error" });
if (failure !== undefined) {
  show(form, { focus: part("host").value === "" ? part("host") : part("token") });
  // That nothing was saved yet is no problem.
  if (failure.code !== "invalid_settings") {
    showProblem(failure);
  }
}
