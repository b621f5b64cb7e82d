import type { Actions } from "./action.ts";

/** Projects, phases and iterations. */
export const places: Actions = {
  "create project": async ({ connection }) =>
    (await connection.workspace("WSP-1")).createProject({ name: "Returns" }),
  "create project with a description": async ({ connection }) =>
    (await connection.workspace("WSP-1")).createProject({
      name: "Returns",
      description: "Who sends back",
    }),
  "create project of a template": async ({ connection }) =>
    (await connection.workspace("WSP-1")).createProject({ name: "Returns", template: "CRISP-DM" }),
  "create project as a copy": async ({ connection }) =>
    (await connection.workspace("WSP-1")).createProject({ name: "Returns", copyFrom: "PRJ-1" }),
  "create phase": async ({ connection }) =>
    (await connection.project("PRJ-1")).createPhase({ name: "Monitoring" }),
  "create phase with a description": async ({ connection }) =>
    (await connection.project("PRJ-1")).createPhase({
      name: "Monitoring",
      description: "After the launch",
    }),
  "create iteration": async ({ connection }) => (await connection.phase("PHA-3")).createIteration(),
  "create iteration with a name": async ({ connection }) =>
    (await connection.phase("PHA-3")).createIteration({ name: "Été 🍁" }),
  "create iteration with a description": async ({ connection }) =>
    (await connection.phase("PHA-3")).createIteration({ name: "First", description: "Try" }),
  "current iteration in progress": async ({ connection }) =>
    (await connection.phase("PHA-2")).currentIteration(),
  "current iteration made anew": async ({ connection }) =>
    (await connection.phase("PHA-3")).currentIteration(),
  "update iteration": async ({ iteration }) =>
    (await iteration()).update({ name: "Second", description: "Try again" }),
  "update iteration name": async ({ iteration }) => (await iteration()).update({ name: "Second" }),
  "update iteration description": async ({ iteration }) =>
    (await iteration()).update({ description: "Try again" }),
  "complete iteration": async ({ iteration }) => (await iteration()).complete(),
  "cancel iteration": async ({ iteration }) => (await iteration()).cancel(),
  "delete iteration": async ({ iteration }) => (await iteration()).delete(),
  "organize iteration": async ({ iteration }) => (await iteration()).organize(),
  "organize iteration with a report": async ({ iteration }) =>
    (await iteration()).organize({ report: true }),
  "save code": async ({ iteration }) =>
    (await iteration()).saveCode([{ content: "one = 1" }, { content: "two = 2" }], {
      prefix: "run",
    }),
  "save code without a prefix": async ({ iteration }) =>
    (await iteration()).saveCode([{ id: "a1", content: "one = 1" }]),
};
