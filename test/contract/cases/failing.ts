import { equal, match, ok, rejects } from "../assert.ts";
import type { Case } from "../world.ts";

const page = { body: "<!doctype html><title>Sign in</title>", contentType: "text/html" } as const;

/** What can go wrong between the library and a server. */
export const failing: readonly Case[] = [
  {
    name: "repeats reads that meet a passing failure, and authentication too",
    run: async ({ open, backend, count }) => {
      const statuses = [408, 425, 429, 500, 502, 503, 504, 507, 520, 524, 530, 599];
      for (const status of statuses) {
        backend.fail("/metadata/authenticate", { status });
        backend.fail("/metadata/compatibility", { status });
        backend.fail("whoAmI", { status });
        await open();
      }
      equal(
        [count("/metadata/authenticate"), count("/metadata/compatibility"), count("whoAmI")],
        Array.from({ length: 3 }, () => 2 * statuses.length),
      );
    },
  },
  {
    name: "gives up after the attempts it may make",
    run: async ({ open, backend, count }) => {
      const connection = await open({ retry: 1 });
      backend.fail("getWorkspaceById", { status: 503, body: "maintenance" }, 5);
      const { message, facts } = await rejects(connection.workspace(1), "ServerError");
      match(message, /getWorkspaceById \(503\).*maintenance/);
      equal(
        [facts["status"], facts["operation"], facts["resource"], facts["reference"]],
        [503, "getWorkspaceById", "workspace", "WSP-1"],
      );
      equal(count("getWorkspaceById"), 2);
    },
  },
  {
    name: "repeats reads whose connection drops, before the answer or in the middle of it",
    run: async ({ open, backend, count }) => {
      const connection = await open();
      backend.fail("getWorkspaceById", { drop: true });
      backend.fail("getWorkspaceById", { drop: "body" });
      equal((await connection.workspace(1)).id, "WSP-1");
      equal(count("getWorkspaceById"), 3);
      backend.fail("getWorkspaceById", { drop: true }, 3);
      const { message, facts } = await rejects(connection.workspace(1), "NetworkError");
      ok(message.includes(connection.host), message);
      equal(facts["maybeApplied"], undefined);
    },
  },
  {
    name: "never repeats a write, and says that it may have been carried out",
    run: async ({ open, backend, count }) => {
      const workspace = await (await open()).workspace("Credit risk");
      backend.fail("createProject", { drop: true });
      const dropped = await rejects(workspace.createProject({ name: "New" }), "NetworkError");
      equal(dropped.facts["maybeApplied"], true);
      match(dropped.message, /may have been carried out/);
      equal(dropped.facts["retryable"], false);
      for (const [status, name, maybeApplied, retryable] of [
        [408, "TimeoutError", true, false],
        [425, "ServerError", undefined, true],
        [429, "RateLimitError", undefined, true],
        [500, "ServerError", true, false],
        [501, "ServerError", undefined, false],
        [503, "ServerError", true, false],
        [504, "ServerError", true, false],
        [520, "ServerError", true, false],
        [530, "ServerError", true, false],
      ] as const) {
        backend.fail("createProject", { status });
        const { facts } = await rejects(workspace.createProject({ name: "New" }), name);
        equal(
          [status, facts["maybeApplied"], facts["retryable"]],
          [status, maybeApplied, retryable],
        );
      }
      backend.fail("createProject", { hang: true });
      const late = await rejects(
        workspace.createProject({ name: "New" }, { timeout: 30 }),
        "TimeoutError",
      );
      equal([late.facts["maybeApplied"], late.facts["retryable"]], [true, false]);
      equal(count("createProject"), 11);
    },
  },
  {
    name: "leaves open what became of a write whose answer makes no sense",
    run: async ({ open, backend, count }) => {
      const workspace = await (await open()).workspace("Credit risk");
      for (const body of [
        "",
        '{"data": {',
        "<!doctype html>",
        "{}",
        '{"data": {"createProject": {}}}',
      ]) {
        backend.fail("createProject", { body });
        const { facts, message } = await rejects(
          workspace.createProject({ name: "New" }),
          "ProtocolError",
        );
        equal([facts["maybeApplied"], facts["retryable"]], [true, false]);
        match(message, /may have been carried out: look first\.$/);
        ok(!message.includes("Try again"), message);
      }
      equal(count("createProject"), 5);
    },
  },
  {
    name: "does not repeat a write of which something came beside the refusal of the token",
    run: async ({ open, backend, count }) => {
      const workspace = await (await open()).workspace("Credit risk");
      const errors = [{ message: "expired", extensions: { exception: { status: 401 } } }];
      const body = JSON.stringify({ data: { createProject: { name: "New" } }, errors });
      backend.fail("createProject", { body });
      const { facts } = await rejects(
        workspace.createProject({ name: "New" }),
        "AuthenticationError",
      );
      equal([facts["maybeApplied"], count("createProject")], [true, 1]);
    },
  },
  {
    name: "says what to do about a token, whoever gave it",
    run: async ({ open, apiToken, library, host, options, backend }) => {
      backend.fail("whoAmI", { status: 401 }, 4);
      const { message } = await rejects(open(), "AuthenticationError");
      match(message, /refused the token that the exchange of the token \(from: argument\) gave/);
      const own = { host, accessToken: () => "a.b.c", logLevel: "silent", ...options } as const;
      const other = await rejects(library.Connection.open(own), "AuthenticationError");
      match(other.message, /refused the token that the function accessToken gave/);
      for (const [status, name] of [
        [403, "PermissionError"],
        [404, "NotFoundError"],
      ] as const) {
        backend.fail("/metadata/authenticate", { status });
        match(
          (await rejects(open({ apiToken }), name)).message,
          /exchanges no tokens .*path prefix/,
        );
      }
    },
  },
  {
    name: "gives a read after a write nothing that was read before it",
    run: async ({ open, backend }) => {
      const workspace = await (await open()).workspace("Credit risk");
      const before = workspace.projects().total();
      const project = workspace.createProject({ name: "Newest" });
      const during = workspace.projects().total();
      await project;
      const after = await workspace.projects().total();
      ok(Math.max(await before, await during) <= after, "what was read before is not newer");
      equal(backend.requests.filter(({ operation }) => operation === "getProjectList").length, 3);
    },
  },
  {
    name: "heeds Retry-After alone, not what limits of other makes say",
    run: async ({ open, backend }) => {
      const connection = await open({ retry: 1 });
      backend.fail("getWorkspaceById", { status: 429, headers: { "x-ratelimit-reset": "3600" } });
      equal((await connection.workspace(1)).id, "WSP-1");
    },
  },
  {
    name: "refuses variables that JSON cannot hold",
    run: async ({ open }) => {
      const connection = await open();
      const { message } = await rejects(
        connection.graphql("query whoAmI { whoAmI { user { name } } }", { big: 1n }),
        "InvalidRequestError",
      );
      match(message, /BigInt/);
    },
  },
  {
    name: "sends a write once more when its token was refused before anything was done",
    run: async ({ open, backend, count }) => {
      const workspace = await (await open()).workspace("Credit risk");
      backend.expireTokens();
      const project = await workspace.createProject({ name: "After the renewal" });
      equal(project.name, "After the renewal");
      equal(count("createProject"), 2);
      equal(count("/metadata/authenticate"), 2);
    },
  },
  {
    name: "renews a token that is refused in mid-flight, once for all calls",
    run: async ({ open, backend, count }) => {
      const connection = await open({ concurrency: 50 });
      backend.expireTokens();
      await Promise.all(Array.from({ length: 40 }, () => connection.workspace(1)));
      equal(count("/metadata/authenticate"), 2);
    },
  },
  {
    name: "stops when a fresh token is refused as well",
    run: async ({ open, backend, count }) => {
      const connection = await open();
      backend.fail("getWorkspaceById", { status: 401 }, 9);
      await rejects(connection.workspace(1), "AuthenticationError");
      equal(count("getWorkspaceById"), 2);
      backend.fail("getWorkspaceByName", { error: { status: 401, message: "expired" } }, 9);
      const { message } = await rejects(connection.workspace("Credit risk"), "AuthenticationError");
      match(message, /account\/api-keys.*expired/);
      equal(count("getWorkspaceByName"), 2);
    },
  },
  {
    name: "asks for one token however many calls wait for it, and tells all when there is none",
    run: async ({ open, backend, count }) => {
      const connection = await open();
      backend.expireTokens();
      backend.fail("/metadata/authenticate", { status: 401, body: "revoked" });
      const calls = Array.from({ length: 8 }, () =>
        rejects(connection.workspace(1), "AuthenticationError"),
      );
      await Promise.all(calls);
      equal(count("/metadata/authenticate"), 2);
      equal((await connection.workspace(1)).id, "WSP-1");
    },
  },
  {
    name: "renews tokens by the server's clock when its own is wrong",
    options: { now: () => Date.now() + 2 * 3_600_000, tokenLifetime: 3600 },
    run: async ({ open, count }) => {
      const connection = await open();
      await connection.workspace(1);
      equal(count("/metadata/authenticate"), 1);
    },
  },
  {
    name: "says of every error whether asking again may help",
    run: async ({ open, backend, library }) => {
      const connection = await open({ retry: 0, timeout: 1000 });
      const rows: readonly [Parameters<typeof backend.fail>[1], boolean][] = [
        [{ status: 403 }, false],
        [{ status: 404 }, false],
        [{ status: 429 }, true],
        [{ status: 501 }, false],
        [{ status: 503 }, true],
        [{ status: 307, headers: { location: "/elsewhere" } }, false],
        [{ error: { status: 500, message: "inside" } }, true],
        [{ error: { message: "of no kind" } }, false],
        [{ drop: true }, true],
        [{ drop: "body" }, true],
        [{ body: '{"data":' }, true],
        [{ body: "{}" }, false],
        [page, false],
        [{ hang: true }, true],
      ];
      for (const [fault, retryable] of rows) {
        backend.fail("getWorkspaceById", fault);
        let said: unknown;
        await connection.workspace(1, { timeout: 200 }).catch((error: unknown) => {
          said = library.isVecticeError(error) && error.retryable;
        });
        equal([fault, said], [fault, retryable]);
      }
      backend.fail("getWorkspaceById", { status: 401 }, 2);
      const { facts } = await rejects(connection.workspace(1), "AuthenticationError");
      equal(facts["retryable"], false);
    },
  },
  {
    name: "tells every attempt at debug, and why it tries again at info",
    run: async ({ open, backend }) => {
      const lines: string[] = [];
      const keep =
        (level: string) =>
        (line: string): void =>
          void lines.push(`${level} ${line}`);
      const logger = {
        debug: keep("debug"),
        info: keep("info"),
        warn: keep("warn"),
        error: keep("error"),
      };
      const connection = await open({ logger, logLevel: "debug" });
      lines.length = 0;
      backend.fail("getWorkspaceById", { status: 503, headers: { "x-request-id": "req-7" } });
      backend.fail("getWorkspaceById", { drop: true });
      await connection.workspace(1);
      const expected = [
        /^debug \[vectice\] getWorkspaceById: attempt 1, status 503, request id req-7, \d+ ms$/,
        /^info \[vectice\] getWorkspaceById: trying again in 0\.\d s, because the server answered 503\.$/,
        /^debug \[vectice\] getWorkspaceById: attempt 2, no answer, \d+ ms$/,
        /^info \[vectice\] getWorkspaceById: trying again in 0\.\d s, because no answer came\.$/,
        /^debug \[vectice\] getWorkspaceById: attempt 3, status 200, \d+ ms$/,
      ];
      equal(lines.length, expected.length);
      for (const [place, pattern] of expected.entries()) {
        match(lines[place] ?? "", pattern);
      }
    },
  },
  {
    name: "waits as long as Retry-After says",
    run: async ({ open, backend, count }) => {
      const connection = await open();
      backend.fail("getWorkspaceById", { status: 429, headers: { "retry-after": "1" } });
      const start = Date.now();
      await connection.workspace(1);
      ok(Date.now() - start >= 950, "waited a second");
      equal(count("getWorkspaceById"), 2);
    },
  },
  {
    name: "fails at once when Retry-After asks for more than a minute",
    run: async ({ open, backend, count }) => {
      const connection = await open();
      backend.fail("getWorkspaceById", { status: 429, headers: { "retry-after": "61" } }, 9);
      const { facts, message } = await rejects(connection.workspace(1), "RateLimitError");
      equal([facts["retryAfter"], facts["status"], facts["code"]], [61, 429, "rate_limited"]);
      match(message, /61 s/);
      equal(count("getWorkspaceById"), 1);
      backend.fail(
        "whoAmI",
        { status: 503, headers: { "retry-after": new Date(Date.now() + 600_000).toUTCString() } },
        9,
      );
      await rejects(connection.myWorkspace(), "ServerError");
      equal(count("whoAmI"), 2);
    },
  },
  {
    name: "maps every status of a GraphQL error, with HTTP 200 and without",
    run: async ({ open, backend }) => {
      const connection = await open({ retry: 0 });
      const rows: readonly [number, string, string | undefined][] = [
        [403, "PermissionError", undefined],
        [404, "NotFoundError", "rights_guard"],
        [400, "InvalidRequestError", "other_key"],
        [412, "InvalidRequestError", "iteration_not_writable"],
        [413, "InvalidRequestError", undefined],
        [409, "ConflictError", undefined],
        [429, "RateLimitError", undefined],
        [500, "ServerError", undefined],
        [418, "ServerError", undefined],
      ];
      for (const [status, name, key] of rows) {
        for (const httpStatus of [200, status]) {
          const error = { status, message: "because", ...(key === undefined ? {} : { key }) };
          backend.fail("getWorkspaceById", { error, httpStatus });
          const { facts, message } = await rejects(connection.workspace(1), name);
          equal(
            [facts["status"], facts["key"], facts["operation"]],
            [status, key, "getWorkspaceById"],
          );
          match(message, /because/);
        }
        backend.fail("/metadata/compatibility", { status, body: "plain text" });
        await rejects(open({ retry: 0 }), name);
      }
    },
  },
  {
    name: "takes GraphQL errors without key, extensions or message",
    run: async ({ open, backend }) => {
      const connection = await open({ retry: 0 });
      const answers = [
        { errors: [{ message: "odd" }], data: null },
        { errors: [{}] },
        { errors: ["text"], data: {} },
        { errors: [null] },
        { errors: [{ message: 5, extensions: "x" }] },
        {
          errors: [{ extensions: { exception: { status: "teapot", stacktrace: ["CODE: text"] } } }],
        },
      ];
      for (const answer of answers) {
        backend.fail("getWorkspaceById", { body: JSON.stringify(answer) });
        await rejects(connection.workspace(1), "ServerError");
      }
      backend.fail("getWorkspaceById", {
        body: JSON.stringify({
          errors: [{ message: "odd" }, { extensions: { exception: { status: "404" } } }],
        }),
      });
      match((await rejects(connection.workspace(1), "NotFoundError")).message, /and 1 more/);
      backend.fail("whoAmI", {
        body: JSON.stringify({ errors: [{ message: "half" }], data: { a: 1 } }),
      });
      equal(
        (
          await rejects(
            connection.graphql("query whoAmI { whoAmI { user { name } } }"),
            "ServerError",
          )
        ).facts["data"],
        { a: 1 },
      );
    },
  },
  {
    name: "names the field that is not as promised",
    run: async ({ open, backend }) => {
      const connection = await open();
      const answers: readonly [unknown, RegExp][] = [
        [
          { getWorkspaceById: { vecticeId: "WSP-1", description: null } },
          /"getWorkspaceById\.name".*missing/,
        ],
        [
          { getWorkspaceById: { vecticeId: 1, name: "x" } },
          /"getWorkspaceById\.vecticeId" should be string, but is number/,
        ],
        [{ getWorkspaceById: null }, /"getWorkspaceById" should be Object, but is null/],
        [{}, /"getWorkspaceById".*missing/],
        [[], /"getWorkspaceById".*missing/],
      ];
      for (const [data, pattern] of answers) {
        backend.fail("getWorkspaceById", { body: JSON.stringify({ data }) });
        const { message, facts } = await rejects(connection.workspace(1), "ProtocolError");
        match(message, pattern);
        equal(facts["operation"], "getWorkspaceById");
      }
      backend.fail("getUserWorkspaceList", {
        body: JSON.stringify({
          data: {
            getUserWorkspaceList: {
              items: [{ vecticeId: "WSP-1", name: "a" }, { vecticeId: "WSP-2" }],
              page: { index: 1, size: 100 },
              total: 2,
            },
          },
        }),
      });
      match(
        (await rejects(connection.workspaces(), "ProtocolError")).message,
        /getUserWorkspaceList\.items\.1\.name/,
      );
      backend.fail("getWorkspaceById", {
        body: JSON.stringify({
          data: {
            getWorkspaceById: { vecticeId: "WSP-1", name: "n", extra: { deep: [1] } },
            more: 1,
          },
        }),
      });
      equal((await connection.workspace(1)).toJSON().description, null);
    },
  },
  {
    name: "says what a web page, truncated JSON or nothing instead of data means",
    run: async ({ open, backend }) => {
      backend.fail("/metadata/authenticate", page);
      match(
        (await rejects(open(), "ProtocolError")).message,
        /web page instead of data.*host or its path prefix/,
      );
      backend.fail("/metadata/compatibility", page);
      await rejects(open(), "ProtocolError");
      const connection = await open();
      backend.fail("getWorkspaceById", page);
      await rejects(connection.workspace(1), "ProtocolError");
      backend.fail("getWorkspaceById", { ...page, status: 403 });
      equal((await rejects(connection.workspace(1), "ProtocolError")).facts["status"], 403);
      for (const body of [
        '{"data":{"getWorksp',
        "",
        "null",
        "5",
        '"text"',
        '{"data":null}',
        "{}",
      ]) {
        backend.fail("getWorkspaceById", { body });
        await rejects(connection.workspace(1), "ProtocolError");
      }
      backend.fail("/metadata/authenticate", { body: "{}" });
      match((await rejects(open(), "ProtocolError")).message, /"token"/);
    },
  },
  {
    name: "does not follow a redirect",
    run: async ({ open, backend, count }) => {
      const connection = await open();
      backend.fail(
        "getWorkspaceById",
        { status: 307, headers: { location: "https://elsewhere.example/login?ticket=hidden" } },
        9,
      );
      const { message } = await rejects(connection.workspace(1), "NetworkError");
      match(message, /redirect/);
      ok(!message.includes("hidden"), "the redirect's query stays out");
      equal(count("getWorkspaceById"), 1);
    },
  },
  {
    name: "ends a call in time, and an aborted one with the signal's reason, wherever it waits",
    run: async ({ open, backend, library, host, apiToken, options }) => {
      const reason = new Error("the reader left");
      const connection = await open({ timeout: 5000 });
      backend.fail("getWorkspaceById", { hang: true }, 9);
      const late = await rejects(connection.workspace(1, { timeout: 20 }), "TimeoutError");
      match(late.message, /20 ms/);
      await rejects(connection.workspace(1, { timeout: 0 }), "InvalidRequestError");
      await rejects(connection.workspace(1, { timeout: Number.NaN }), "InvalidRequestError");
      const aborts = async (
        start: (signal: AbortSignal) => PromiseLike<unknown>,
        after: number,
      ): Promise<void> => {
        const controller = new AbortController();
        setTimeout(() => controller.abort(reason), after);
        let failure: unknown;
        await start(controller.signal).then(undefined, (error: unknown) => (failure = error));
        ok(failure === reason, `the reason, but got ${String(failure)}`);
      };
      await aborts((signal) => connection.workspace(1, { signal }), 20);
      backend.fail("getUserWorkspaceList", { hang: true });
      await aborts((signal) => connection.workspaces({ signal }), 20);
      backend.fail("getWorkspaceByName", { status: 503, headers: { "retry-after": "30" } }, 9);
      await aborts((signal) => connection.workspace("x", { signal }), 30);
      backend.fail("/metadata/authenticate", { hang: true });
      await aborts(
        (signal) => library.connect({ host, apiToken, signal, logLevel: "silent", ...options }),
        20,
      );
      backend.fail("whoAmI", { hang: true });
      await aborts(
        (signal) => library.connect({ host, apiToken, signal, logLevel: "silent", ...options }),
        40,
      );
      let failure: unknown;
      await connection
        .workspace(1, { signal: AbortSignal.abort(reason) })
        .catch((error: unknown) => (failure = error));
      ok(failure === reason, "the reason of a signal that is aborted already");
    },
  },
  {
    name: "keeps no more requests in flight than told, and lets aborted ones leave the line",
    run: async ({ open, backend }) => {
      const connection = await open({ concurrency: 2 });
      backend.requests.length = 0;
      backend.fail("getWorkspaceById", { delay: 200 }, 6);
      const controller = new AbortController();
      // Calls that differ: those for the same thing would share one answer.
      const calls = Array.from({ length: 5 }, (_, place) =>
        connection.workspace(1, { timeout: 10_000 + place }),
      );
      const leaving = connection.workspace(1, { signal: controller.signal }).then(
        () => "answered",
        () => "left",
      );
      await new Promise((resolve) => setTimeout(resolve, 100));
      equal(backend.requests.length, 2);
      controller.abort();
      equal(await leaving, "left");
      await Promise.all(calls);
      equal(backend.requests.length, 5);
    },
  },
  {
    name: "asks once for what is asked for several times in one turn",
    run: async ({ open, backend, count }) => {
      const connection = await open();
      backend.requests.length = 0;
      const controller = new AbortController();
      const leaving = rejects(connection.workspace(1, { signal: controller.signal }), "AbortError");
      const [one, other] = [connection.workspace(1), connection.workspace("WSP-1")];
      controller.abort();
      await leaving;
      equal((await one).toJSON(), (await other).toJSON());
      equal(count("getWorkspaceById"), 1);
      // A later turn asks anew; a write is never shared.
      await connection.workspace(1);
      equal(count("getWorkspaceById"), 2);
      const home = await one;
      const made = await Promise.all([
        home.createProject({ name: "Twin" }),
        home.createProject({ name: "Twin" }),
      ]);
      ok(made[0].id !== made[1].id, "two projects");
    },
  },
];
