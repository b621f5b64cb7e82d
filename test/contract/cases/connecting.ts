import { equal, match, ok, rejects } from "../assert.ts";
import type { Case } from "../world.ts";

/** Connecting, settings given as arguments, and what is refused before anything is sent. */
export const connecting: readonly Case[] = [
  {
    name: "connects with a token and a host",
    run: async ({ open, host, backend, library }) => {
      const connection = await open();
      ok(connection instanceof library.Connection, "a Connection");
      equal(connection.kind, "connection");
      equal(connection.host, host);
      equal(connection.url, `${host}/workspaces`);
      equal(connection.user, { name: backend.data.users[0]?.name });
      equal(connection.compatibility, { status: "OK" });
      equal(JSON.parse(JSON.stringify(connection)), {
        kind: "connection",
        host,
        url: `${host}/workspaces`,
        user: { name: backend.data.users[0]?.name },
        compatibility: { status: "OK" },
        settings: { host: { value: host, source: "argument" }, apiToken: { source: "argument" } },
      });
    },
  },
  {
    name: "takes two round trips: authenticate, then the rest side by side",
    run: async ({ open, backend, library, host, apiToken, options }) => {
      const connection = await open();
      const workspace = await connection.workspace("Credit risk");
      const project = await workspace.project("Churn");
      backend.requests.length = 0;
      backend.fail("/metadata/compatibility", { delay: 60 });
      backend.fail("whoAmI", { delay: 60 });
      backend.fail("getWorkspaceById", { delay: 60 });
      backend.fail("getProjectById", { delay: 60 });
      const found = await library.connect({
        host,
        apiToken,
        workspace: workspace.id,
        project: project.id,
        logLevel: "silent",
        ...options,
      });
      equal(found.id, project.id);
      equal(backend.requests.length, 5);
      equal(backend.requests[0]?.path.endsWith("/metadata/authenticate"), true);
    },
  },
  {
    name: "sends the version headers with every request, and the token with every one but the first",
    run: async ({ open, backend }) => {
      await open({ headers: { "X-Team": "risk" } });
      ok(backend.requests.length >= 3, "three requests");
      for (const { path, headers } of backend.requests) {
        equal(headers["vectice-version"], "25.4");
        equal(headers["vectice-sdk-version"], "25.4.2.0");
        equal(headers["x-team"], "risk");
        const bearer = headers["authorization"] ?? "";
        equal(bearer.startsWith("Bearer "), !path.endsWith("/authenticate"), path);
      }
    },
  },
  {
    name: "leaves the version headers out when told to",
    run: async ({ open, backend }) => {
      await open({ versionHeaders: false });
      for (const { headers } of backend.requests) {
        equal(headers["vectice-version"], undefined);
        equal(headers["vectice-sdk-version"], undefined);
      }
    },
  },
  {
    name: "opens the workspace and the project that the arguments name",
    run: async ({ library, host, apiToken, options }) => {
      const given = { host, apiToken, logLevel: "silent" as const, ...options };
      const workspace = await library.connect({ ...given, workspace: "Credit risk" });
      equal(workspace.kind, "workspace");
      equal(workspace.name, "Credit risk");
      ok(workspace instanceof library.Workspace, "a Workspace");
      const project = await library.connect({
        ...given,
        workspace: workspace.id,
        project: "Churn",
      });
      equal([project.kind, project.name], ["project", "Churn"]);
      equal(project.workspace.id, workspace.id);
      equal(project.workspace.connection.settings.project, { value: "Churn", source: "argument" });
      const again = await library.connect({
        ...given,
        workspace: Number(workspace.id.slice(4)),
        project: project.id,
      });
      equal(again.id, project.id);
      const config = {
        VECTICE_API_TOKEN: apiToken,
        VECTICE_API_ENDPOINT: host,
        WORKSPACE: "Credit risk",
        PROJECT: "Churn",
      };
      const configured = await library.connect({ config, logLevel: "silent", ...options });
      ok(configured.kind === "project", "a Project");
      equal(configured.id, project.id);
      const connection = await library.Connection.open({ config, logLevel: "silent", ...options });
      equal(connection.kind, "connection");
      equal(connection.settings.host.source, "the config object");
    },
  },
  {
    name: "refuses a project of another workspace",
    run: async ({ library, host, apiToken, options, open }) => {
      const connection = await open();
      const project = await (await connection.workspace("Credit risk")).project("Churn");
      const other = (await connection.workspaces()).find(({ id }) => id !== project.workspace.id);
      ok(other !== undefined, "another workspace");
      const { message } = await rejects(
        library.connect({
          host,
          apiToken,
          workspace: other.id,
          project: project.id,
          logLevel: "silent",
          ...options,
        }),
        "NotFoundError",
      );
      match(message, /belongs to workspace "Credit risk"/);
      await rejects(other.project(project.id), "NotFoundError");
      await rejects(other.project("Churn of nobody"), "NotFoundError");
    },
  },
  {
    name: "refuses bad settings before anything is sent",
    run: async ({ library, host, apiToken, options, backend }) => {
      const base = { host, apiToken, logLevel: "silent" as const, ...options };
      const bad: readonly [string, Readonly<Record<string, unknown>>][] = [
        ["SettingsError", { apiToken: "two words" }],
        ["SettingsError", { apiToken: "line\nbreak" }],
        ["SettingsError", { apiToken: 42 }],
        ["SettingsError", { accessToken: "text" }],
        ["SettingsError", { accessToken: () => "jwt" }],
        ["SettingsError", { host: "ftp://vectice.example.com" }],
        ["SettingsError", { host: "https://ada:secret@vectice.example.com" }],
        ["SettingsError", { host: "https://vectice.example.com?x=1" }],
        ["SettingsError", { host: "my host" }],
        ["SettingsError", { host: 5 }],
        ["SettingsError", { timeout: 0 }],
        ["SettingsError", { timeout: Number.NaN }],
        ["SettingsError", { retry: -1 }],
        ["SettingsError", { concurrency: 0 }],
        ["SettingsError", { headers: { "bad header": "x" } }],
        ["SettingsError", { headers: { good: "bad\nvalue" } }],
        ["SettingsError", { fetch: "text" }],
        ["SettingsError", { logLevel: "loud" }],
        ["SettingsError", { config: [] }],
        [
          "SettingsError",
          { config: { VECTICE_API_TOKEN: apiToken, PROJECT: "Churn" }, workspace: " " },
        ],
        ["InvalidIdError", { workspace: "PRJ-1" }],
        ["InvalidIdError", { workspace: 0 }],
        ["InvalidIdError", { workspace: "Credit risk", project: "WSP-1" }],
      ];
      for (const [name, options_] of bad) {
        // JSON brings in what a caller without types could pass.
        const call: (options: object) => Promise<unknown> = library.connect;
        await rejects(call({ ...base, ...options_ }), name);
      }
      equal(backend.requests, []);
    },
  },
  {
    name: "says where a refused token came from and where to make one",
    run: async ({ open, host, count }) => {
      const { message, facts } = await rejects(
        open({ apiToken: "not-a-token" }),
        "AuthenticationError",
      );
      match(message, /from: argument/);
      ok(message.includes(`${host}/account/api-keys`), message);
      ok(!message.includes("not-a-token"), "the token stays out");
      equal(
        [facts["code"], facts["status"], facts["operation"]],
        ["authentication_failed", 401, "authenticate"],
      );
      equal(count("/metadata/authenticate"), 1);
    },
  },
  {
    name: "takes a function for the API token, and one that gives a JWT",
    run: async ({ open, apiToken, library, host, options, backend, count }) => {
      await open({ apiToken: async () => ` ${apiToken}\n` });
      const jwt = backend.requests.at(-1)?.headers["authorization"]?.slice("Bearer ".length) ?? "";
      backend.requests.length = 0;
      const connection = await library.Connection.open({
        host,
        accessToken: () => jwt,
        logLevel: "silent",
        ...options,
      });
      equal(connection.settings.accessToken, { source: "argument" });
      equal(count("/metadata/authenticate"), 0);
      let asked = 0;
      backend.expireTokens();
      const { message } = await rejects(
        library.Connection.open({
          host,
          accessToken: () => {
            asked += 1;
            return jwt;
          },
          logLevel: "silent",
          ...options,
        }),
        "AuthenticationError",
      );
      match(message, /refused the token/);
      ok(asked >= 2, "asked again when refused");
      await rejects(
        open({ apiToken: () => Promise.reject(new Error("vault is closed")) }),
        "AuthenticationError",
      );
      await rejects(open({ apiToken: () => "" }), "SettingsError");
    },
  },
  {
    name: "keeps a path prefix of the host",
    run: async ({ open, host, backend }) => {
      const connection = await open({ host: `${host}/a/prefix/` });
      equal(connection.host, `${host}/a/prefix`);
      ok(
        backend.requests.every(({ path }) => path.startsWith("/a/prefix/")),
        JSON.stringify(backend.requests.map(({ path }) => path)),
      );
    },
  },
  {
    name: "passes over compatible answers, warns of a warning, and refuses an incompatibility",
    run: async ({ open, backend }) => {
      const warnings: string[] = [];
      const logger = {
        debug: () => undefined,
        info: () => undefined,
        warn: (line: string) => void warnings.push(line),
        error: () => undefined,
      };
      const answer = (body: unknown): void =>
        void backend.fail("/metadata/compatibility", { body: JSON.stringify(body) });
      for (const fine of [
        {},
        { message: null },
        { status: "Error" },
        { message: "", status: "Error" },
        { message: "all well", status: "OK" },
      ]) {
        answer(fine);
        equal((await open({ logger, logLevel: "warn" })).compatibility.status, "OK");
      }
      equal(warnings, []);
      answer({ message: "please update", status: "Warning" });
      const connection = await open({ logger, logLevel: "warn" });
      equal(connection.compatibility, { status: "Warning", message: "please update" });
      equal(warnings.length, 1);
      match(warnings[0] ?? "", /please update/);
      answer({ message: "too old", status: "Error" });
      match((await rejects(open(), "CompatibilityError")).message, /too old/);
      answer({ message: 5 });
      await rejects(open(), "ProtocolError");
      // A terminal would obey.
      const hostile = "\u001b]0;owned\u0007\u009b31m\r\nred";
      answer({ message: hostile, status: "Warning" });
      equal((await open({ logger })).compatibility.message, hostile);
      answer({ message: hostile, status: "Error" });
      const { message } = await rejects(open(), "CompatibilityError");
      for (const text of [message, ...warnings]) {
        ok(!/\p{Cc}/u.test(text), JSON.stringify(text));
      }
    },
  },
  {
    name: "keeps terminal codes of people's names out of what it says",
    run: async ({ open, backend }) => {
      const name = "\u001b[31mAda\nMoreau";
      const lines: string[] = [];
      const keep = (line: string): void => void lines.push(line);
      const logger = { debug: keep, info: keep, warn: keep, error: keep };
      backend.fail(
        "whoAmI",
        { body: JSON.stringify({ data: { whoAmI: { user: { name }, defaultWorkspace: null } } }) },
        2,
      );
      const connection = await open({ logger, logLevel: "info" });
      equal(connection.user.name, name);
      ok(lines.join("").includes(" as [31mAda Moreau. Open "), lines.join(""));
      const { message } = await rejects(connection.myWorkspace(), "NotFoundError");
      match(message, /^\[31mAda Moreau has no default workspace/);
    },
  },
  {
    name: "logs who is connected to what at info, through the caller's own logger",
    run: async ({ library, host, apiToken, options }) => {
      class Collector {
        readonly lines: string[] = [];
        debug(line: string): void {
          this.lines.push(`debug ${line}`);
        }
        info(line: string): void {
          this.lines.push(`info ${line}`);
        }
        warn(line: string): void {
          this.lines.push(`warn ${line}`);
        }
        error(line: string): void {
          this.lines.push(`error ${line}`);
        }
      }
      const logger = new Collector();
      await library.connect({
        host,
        apiToken,
        workspace: "Credit risk",
        logger,
        logLevel: "info",
        ...options,
      });
      equal(logger.lines.length, 1);
      match(
        logger.lines[0] ?? "",
        /^info \[vectice\] Connected to http.* as .*, workspace "Credit risk" \(WSP-\d+\)\. Open http.*\/browse\/workspace\/WSP-\d+$/,
      );
      logger.lines.length = 0;
      await library.connect({ host, apiToken, logger, ...options });
      equal(logger.lines, []);
    },
  },
];
