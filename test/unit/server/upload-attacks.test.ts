import { describe, expect, it } from "vitest";
import type { ProxyOptions } from "../../../src/server/index.ts";
import { host, origin, proxyBeforeBackend, upstreamOf } from "./proxy-before-backend.ts";

const at = "/vectice/api/entityfiles/iteration/ITR-1";
const boundary = "----page";

/** A form as a browser writes it, of these parts. */
const formOf = (...parts: readonly string[]): string =>
  `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join("")}--${boundary}--\r\n`;
const partOf = (content: string, head = 'name="file"; filename="a.txt"'): string =>
  `Content-Disposition: form-data; ${head}\r\nContent-Type: text/plain\r\n\r\n${content}`;

interface Sent {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A proxy that lets everybody upload, before a Vectice that keeps what came whole. */
function uploader(options: Partial<ProxyOptions> = {}) {
  const arrived: Sent[] = [];
  const { fetch, requests } = upstreamOf(async (request) => {
    const body = await request.clone().text();
    arrived.push({ url: request.url, headers: Object.fromEntries(request.headers), body });
    return Response.json({ fileId: 7, fileName: "a.txt", secret: "x" });
  });
  const { proxy, lines, apiToken } = proxyBeforeBackend({ fetch, allow: "write", ...options });
  const upload = (
    body: BodyInit | null = formOf(partOf("hello")),
    headers: Record<string, string> = {},
    path = at,
  ): Promise<Response> => {
    const init = {
      method: "POST",
      headers: {
        "content-type": `multipart/form-data; boundary=${boundary}`,
        "vectice-version": "25.4",
        origin,
        ...headers,
      },
      body,
      duplex: "half",
    };
    return proxy(new Request(`${origin}${path}`, init));
  };
  return { upload, arrived, requests, lines, proxy, apiToken };
}

/** Parts of a body, as they come. */
function streamOf(...parts: readonly (string | Uint8Array)[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (sink) => {
      parts.forEach((part) => sink.enqueue(typeof part === "string" ? encoder.encode(part) : part));
      sink.close();
    },
  });
}

describe("an upload through the proxy", () => {
  it("goes on under a form, an address and headers of the proxy's own making", async () => {
    const { upload, arrived } = uploader();
    const headers = { cookie: "s=1", authorization: "Bearer mine", "x-evil": "1" };
    const query = "?extract=false&stepName=A%20%26%20B%20%231";
    const answer = await upload(undefined, headers, `${at}${query}`);
    expect([answer.status, await answer.json()]).toEqual([200, { fileId: 7, fileName: "a.txt" }]);
    const [sent] = arrived;
    expect(sent?.url).toBe(`${host}/api/entityfiles/iteration/ITR-1${query}`);
    expect(Object.keys(sent?.headers ?? {}).toSorted()).toEqual([
      "accept",
      "authorization",
      "content-type",
      "vectice-sdk-version",
      "vectice-version",
    ]);
    expect(sent?.headers["authorization"]).not.toContain("mine");
    const own = /boundary=(.+)$/.exec(sent?.headers["content-type"] ?? "")?.[1] ?? "";
    expect(own).not.toBe(boundary);
    expect(sent?.body).toBe(
      `--${own}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n` +
        `Content-Type: text/plain\r\n\r\nhello\r\n--${own}--\r\n`,
    );
  });

  it.each([
    ["/vectice/api/entityfiles/modelversion/MDV-2?modelFramework=sklearn.svm.SVC", "modelversion"],
    ["/vectice/api/entityfiles/datasetversion/DTV-3?extract=true", "datasetversion"],
    ["/vectice/api/entityfiles/run/4", "run"],
    [`${at}?`, "iteration"],
  ])("may go to %s, as allow says", async (path, name) => {
    const asked: unknown[] = [];
    const allow: ProxyOptions["allow"] = (operation) => asked.push(operation) > 0;
    const { upload, arrived } = uploader({ allow });
    expect((await upload(undefined, {}, path)).status).toBe(200);
    expect(arrived.map(({ url }) => url)).toEqual([
      `${host}${path.slice("/vectice".length).replace(/\?$/, "")}`,
    ]);
    expect(asked).toEqual([{ kind: "upload", name, writes: true }]);
  });

  it.each([
    ["where only reads are allowed", { allow: "read" }, {}, 403],
    ["where nothing is said", { allow: undefined }, {}, 403],
    ["for scoped callers", { authorize: () => ({ workspaces: ["WSP-1"] }) }, {}, 403],
    ["for strangers", { authorize: () => false }, {}, 401],
    ["from another origin", {}, { origin: "https://evil.example" }, 403],
    [
      "from another site, without an Origin",
      {},
      { origin: "", "sec-fetch-site": "cross-site" },
      403,
    ],
    ["by a form of another site", {}, { "vectice-version": "" }, 403],
    ["under another name", {}, { host: "evil.example" }, 421],
    ["as JSON", {}, { "content-type": "application/json" }, 415],
    ["without a boundary", {}, { "content-type": "multipart/form-data" }, 415],
    [
      "with a boundary more",
      {},
      { "content-type": "multipart/form-data; boundary=a; boundary=----page" },
      415,
    ],
    ["as another form", {}, { "content-type": "multipart/mixed; boundary=----page" }, 415],
    ["compressed", {}, { "content-encoding": "gzip" }, 415],
    ["of a huge length", {}, { "content-length": "104930000" }, 413],
  ] satisfies [string, Partial<ProxyOptions>, Record<string, string>, number][])(
    "is refused %s, and its body is not read",
    async (_, options, headers, status) => {
      const { proxy, requests } = uploader(options);
      let pulled = 0;
      const body = new ReadableStream({ pull: () => void (pulled += 1) }, { highWaterMark: 0 });
      const sent = new Headers({
        "content-type": `multipart/form-data; boundary=${boundary}`,
        "vectice-version": "25.4",
        origin,
      });
      Object.entries(headers).forEach(([name, value]) =>
        value === "" ? sent.delete(name) : sent.set(name, value),
      );
      const init = { method: "POST", headers: sent, body, duplex: "half" };
      const answer = await proxy(new Request(`${origin}${at}`, init));
      expect([answer.status, pulled, requests.length]).toEqual([status, 0, 0]);
    },
  );

  it.each([
    ["another kind", "/vectice/api/entityfiles/codeversion/1", 404],
    ["the id of another kind", "/vectice/api/entityfiles/iteration/MDV-1", 400],
    ["a path in its id", "/vectice/api/entityfiles/iteration/ITR-1%2F..%2F..%2Fgraphql", 400],
    ["dots in its id", "/vectice/api/entityfiles/iteration/..%2f..", 400],
    ["an id that is none", "/vectice/api/entityfiles/run/1e9", 400],
    ["a query in its id", "/vectice/api/entityfiles/iteration/ITR-1%3Fa=1", 400],
    ["no id", "/vectice/api/entityfiles/iteration/", 400],
    ["more of a path", "/vectice/api/entityfiles/iteration/ITR-1/x", 403],
    ["two slashes", "/vectice/api//entityfiles/iteration/ITR-1", 403],
    ["a query that is not known", `${at}?publicId=1`, 400],
    ["a query of another kind", `${at}?modelFramework=x`, 400],
    ["a token in its query", `${at}?token=eyJ`, 400],
    ["a query twice", `${at}?stepName=a&stepName=b`, 400],
    ["a query by another case", `${at}?stepname=a`, 400],
    ["an encoded name of a query", `${at}?%73tepName=a`, 400],
    ["a list in its query", `${at}?stepName[]=a`, 400],
    ["extract that is neither", `${at}?extract=1`, 400],
    ["a blank section", `${at}?stepName=%20`, 400],
    ["a line break in its section", `${at}?stepName=a%0D%0Ab`, 400],
    ["a broken section", `${at}?stepName=%E0%A4`, 400],
    ["a long section", `${at}?stepName=${"a".repeat(61)}`, 400],
    ["a section that turns the line around", `${at}?stepName=a%E2%80%AEb`, 400],
    ["a section that nobody sees", `${at}?stepName=a%E2%80%8Bb`, 400],
  ])("is refused with %s", async (_, path, status) => {
    const { upload, requests } = uploader();
    expect([(await upload(undefined, {}, path)).status, requests.length]).toEqual([status, 0]);
  });

  it("takes a section of sixty characters, however they are written", async () => {
    const { upload, requests } = uploader();
    const name = encodeURIComponent("🌲".repeat(59) + "é");
    expect((await upload(undefined, {}, `${at}?stepName=${name}`)).status).toBe(200);
    expect(requests.length).toBe(1);
  });

  it("encodes a section anew, so that it stays one", async () => {
    const { upload, arrived } = uploader();
    await upload(undefined, {}, `${at}?stepName=a=b+c%26extract=false%23`);
    expect(arrived[0]?.url).toBe(
      `${host}/api/entityfiles/iteration/ITR-1?stepName=a%3Db%20c%26extract%3Dfalse%23`,
    );
  });

  it.each([
    ["no body", null],
    ["an empty body", ""],
    ["no form", "hello"],
    ["a form without parts", `--${boundary}--\r\n`],
    ["another boundary", formOf(partOf("x")).replaceAll(boundary, "other")],
    ["words before the form", `words\r\n${formOf(partOf("x"))}`],
    ["two files", formOf(partOf("x"), partOf("y"))],
    ["a field beside the file", formOf(partOf("x"), partOf("y", 'name="stepName"'))],
    ["another part's name", formOf(partOf("x", 'name="document"; filename="a.txt"'))],
    ["no file name", formOf(partOf("x", 'name="file"'))],
    ["two file names", formOf(partOf("x", `name="file"; filename="a"; filename*=UTF-8''b`))],
    ["two dispositions", formOf(`Content-Disposition: form-data; name="x"\r\n${partOf("x")}`)],
    ["a blank name", formOf(partOf("x", 'name="file"; filename=" "'))],
    ["a name that is a folder", formOf(partOf("x", 'name="file"; filename="a/.."'))],
    ["a line break in its name", formOf(partOf("x", 'name="file"; filename="a%0d%0Ab"'))],
    ["a control character in its name", formOf(partOf("x", 'name="file"; filename="a\u0000b"'))],
    ["a name that turns around", formOf(partOf("x", 'name="file"; filename="a\u202Egpj.exe"'))],
    ["a name with what nobody sees", formOf(partOf("x", 'name="file"; filename="a\u200Bb"'))],
    [
      "a name that is too long",
      formOf(partOf("x", `name="file"; filename="${"a".repeat(1_001)}"`)),
    ],
    ["headers without an end", formOf(`X: ${"x".repeat(20_000)}`)],
    ["an empty file", formOf(partOf(""))],
    ["half an end", formOf(partOf("x")).slice(0, -4)],
    ["words after its end", `${formOf(partOf("x"))}words`],
  ])("is refused as a form with %s, before anything is sent", async (_, body) => {
    const { upload, requests } = uploader();
    const answer = await upload(body);
    expect([answer.status, requests.length]).toEqual([400, 0]);
    expect(await answer.text()).toMatch(/form|name/);
  });

  it.each([
    ["folders", "C:\\data\\a b.csv", "a b.csv"],
    ["a path", "../../etc/passwd", "passwd"],
    ["quotes", "a %22b%22.csv", "a %22b%22.csv"],
    ["other scripts", "データ é.csv", "データ é.csv"],
    ["joiners", "👩‍💻 می‌خواهم.csv", "👩‍💻 می‌خواهم.csv"],
    ["300 characters", `${"a".repeat(296)}.csv`, `${"a".repeat(296)}.csv`],
  ])("keeps of a name with %s the last part", async (_, name, kept) => {
    const { upload, arrived } = uploader();
    expect((await upload(formOf(partOf("x", `name="file"; filename="${name}"`)))).status).toBe(200);
    expect(arrived[0]?.body).toContain(`name="file"; filename="${kept}"\r\n`);
  });

  it("passes each byte on, wherever the body is cut", async () => {
    const content = `a\r\n--${boundary.slice(0, -1)}X\r\n\r\r\n--\r\n${boundary}\u0000ü`;
    const whole = new TextEncoder().encode(formOf(partOf(content)));
    for (let size = 1; size <= whole.length; size += size < 40 ? 1 : 17) {
      const cuts = Array.from({ length: Math.ceil(whole.length / size) }, (_, place) =>
        whole.subarray(place * size, (place + 1) * size),
      );
      const { upload, arrived } = uploader();
      const answer = await upload(streamOf(...cuts));
      expect([size, answer.status]).toEqual([size, 200]);
      expect(arrived[0]?.body.split("\r\n\r\n").slice(1).join("\r\n\r\n")).toContain(content);
      expect(arrived[0]?.body.match(/Content-Disposition/g)).toHaveLength(1);
    }
  });

  it("breaks off at Vectice where a second part or no end comes late, and where it goes over the limit", async () => {
    const many = Array.from({ length: 20 }, () => new Uint8Array(50_000));
    const head = `--${boundary}\r\n${partOf("")}`;
    const second = `\r\n--${boundary}\r\n${partOf("y")}\r\n--${boundary}--\r\n`;
    for (const [end, status] of [
      [second, 400],
      ["", 400],
      [`\r\n--${boundary}--\r\n`, 413],
      ["x".repeat(100), 413],
    ] as const) {
      const limits = { uploadBytes: status === 413 ? 999_999 : 1_000_000 };
      const { upload, arrived, requests, lines } = uploader({ limits });
      // Whatever length it says.
      const answer = await upload(streamOf(head, ...many, end), { "content-length": "10" });
      expect([answer.status, arrived, requests.length]).toEqual([status, [], 1]);
      expect(lines.join()).not.toContain("proxy_failed");
    }
    const { upload, arrived } = uploader({ limits: { uploadBytes: 1_000_000 } });
    const answer = await upload(streamOf(head, ...many, `\r\n--${boundary}--\r\n`));
    expect([answer.status, arrived.length]).toEqual([200, 1]);
  });

  it("is never sent twice, and says what may have become of it", async () => {
    for (const [failure, status, words] of [
      [() => new Response("no", { status: 401 }), 502, /mid-upload.*may have been stored/],
      [() => Promise.reject(new TypeError("reset")), 502, /may have been stored/],
      [() => new Response(null, { status: 302, headers: { location: "/x" } }), 502, /redirect/],
      [() => new Response("<html>login", { status: 200 }), 502, /something else/],
      [
        () => new Response("at Object.<anonymous> (/srv/app.js:1)", { status: 500 }),
        500,
        /status 500\.$/,
      ],
      [() => new Response("The iteration is completed", { status: 412 }), 412, /is completed$/],
      [() => new Response("<html>no", { status: 403 }), 403, /status 403\.$/],
    ] as const) {
      const { fetch, requests } = upstreamOf(async (request) => {
        await request.clone().text();
        return failure();
      });
      const { upload } = uploader({ fetch });
      const answer = await upload();
      expect([answer.status, requests.length]).toEqual([status, 1]);
      expect(await answer.text()).toMatch(words);
    }
  });
});
