import { NetworkError, TimeoutError, isVecticeError } from "../../errors.ts";
import { untilAborted, withController } from "../abort.ts";
import { unpromised } from "./read-answer.ts";
import { downloadBody, type DownloadBody } from "./download-body.ts";
import type { Limiter } from "./limiter.ts";
import { codeOf, type Redactor } from "../text/redactor.ts";
import { sendBy } from "./fetch.ts";

/** Sends one request. Every `fetch` of a platform is one; only the form with a `Request` is used. */
export type Fetch = (request: Request) => Promise<Response>;

/** An answer, read to its end; or, where it was to be left unread, with its body. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body?: DownloadBody | undefined;
}

/** What one attempt sends. */
interface Outgoing {
  readonly url: string;
  readonly method: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/** What an error about one attempt can name. */
interface AttemptFacts {
  readonly operation: string;
  readonly timeout: number;
  /** True for a write: whatever does not say what became of it leaves that open. */
  readonly maybeApplied: true | undefined;
  /** Set where a file is asked for, whose body is left unread; the signal then ends it. */
  readonly download:
    | { readonly reference: string; readonly signal: AbortSignal | undefined }
    | undefined;
}

/** What a failed attempt looked like, for the hint that the host's environment can give. */
export interface NetworkFailure {
  readonly host: string;
  /** The names of the headers sent, lower case. */
  readonly headers: readonly string[];
  /** The system's code, such as `ECONNREFUSED`, where there is one. */
  readonly code: string | undefined;
}

/** No answer came. A redirect is a `NetworkError` as well, but sending it again is of no use. */
export class DroppedConnection extends NetworkError {
  /** Consoles show a class's own name. */
  static override readonly name = "NetworkError";
}

export interface TransportOptions {
  readonly host: string;
  readonly fetch: Fetch | undefined;
  readonly limiter: Limiter;
  readonly redactor: Redactor;
  readonly explain: (failure: NetworkFailure) => string;
}

/** One attempt: waits for its turn, starts the clock, sends, and reads the answer to its end. */
export type Transport = (outgoing: Outgoing, facts: AttemptFacts) => Promise<HttpAnswer>;

export function createTransport(options: TransportOptions): Transport {
  const { host, limiter, redactor, explain } = options;
  return async ({ url, signal: ended, body, ...init }, { timeout, download, ...facts }) => {
    const { operation } = facts;
    const failed = (error: unknown): unknown => {
      if (isVecticeError(error)) {
        return error;
      }
      const headers = Object.keys(init.headers).toSorted();
      const hint = explain({ host, headers, code: codeOf(error, redactor) });
      return new DroppedConnection(`No answer from ${host} to ${operation}. ${hint}`, {
        ...facts,
        cause: redactor.cause(error),
      });
    };
    const release = await limiter.acquire(ended);
    try {
      return await withController(ended, async (controller) => {
        const { signal } = controller;
        const late = (): void =>
          controller.abort(
            new TimeoutError(
              `${host} gave no answer to ${operation} within ${timeout} ms (option timeout).`,
              facts,
            ),
          );
        const clock = setTimeout(late, timeout);
        const exchange = async (): Promise<HttpAnswer> => {
          const response = await sendBy(options.fetch, url, {
            ...init,
            ...(body === undefined ? {} : { body }),
            redirect: "manual",
            signal,
          });
          // A fetch of one's own can answer with anything.
          if (typeof response?.text !== "function" || typeof response.headers?.get !== "function") {
            throw unpromised({ host, ...facts }, "what is no Response: see the fetch option.");
          }
          checkResponse(response, options, facts);
          const { status, headers } = response;
          if (download !== undefined && response.ok && !isPage(headers)) {
            const about = { operation, timeout, ...download };
            return {
              status,
              headers,
              text: "",
              body: downloadBody(response, controller, about, redactor),
            };
          }
          return { status, headers, text: await response.text() };
        };
        try {
          return await untilAborted(exchange(), signal);
        } catch (error) {
          signal.throwIfAborted();
          throw failed(error);
        } finally {
          clearTimeout(clock);
        }
      });
    } finally {
      release();
    }
  };
}

/** A page that is meant as a file says its name; others come from a login wall or the web app. */
function isPage(headers: Headers): boolean {
  return (
    (headers.get("content-type") ?? "").includes("html") && !headers.has("content-disposition")
  );
}

/** Refuses redirects, and statuses that no server gives. */
function checkResponse(
  { status, headers, redirected, type, url }: Response,
  { host, redactor }: TransportOptions,
  { operation, maybeApplied }: Pick<AttemptFacts, "operation" | "maybeApplied">,
): void {
  if (
    redirected ||
    type === "opaqueredirect" ||
    (status >= 300 && status < 400 && status !== 304)
  ) {
    const target = headers.get("location") ?? (redirected ? url : "another address");
    // Queries of redirects carry tickets and tokens of login services.
    const place = redactor.redact(target.replace(/[?#].*$/s, "").slice(0, 200));
    throw new NetworkError(
      `${host} redirected ${operation} to ${place}. Redirects are not followed: if Vectice lives there, set it as the host.`,
      {
        operation,
        status: status || undefined,
        maybeApplied: redirected ? maybeApplied : undefined,
      },
    );
  }
  if (status < 200 || status > 599) {
    throw unpromised(
      { host, operation, maybeApplied },
      `the impossible HTTP status ${status}.`,
      status,
    );
  }
}
