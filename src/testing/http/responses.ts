import type { ErrorFault, Fault } from "./faults.ts";

export function jsonAnswer(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { "content-type": "application/json" },
  });
}

export function textAnswer(text: string, status: number): Response {
  return new Response(text, { status, headers: { "content-type": "text/plain" } });
}

/** What the web app answers to every path that is none of the protocol's. */
export function pageAnswer(): Response {
  return new Response(
    '<!doctype html><html lang="en"><title>Vectice</title><div id="root"></div></html>',
    {
      headers: { "content-type": "text/html; charset=utf-8" },
    },
  );
}

/** The error envelope; a part that is not given is not in it. */
export function errorEnvelope(
  errors: readonly ErrorFault[],
  data: unknown,
  status = 200,
): Response {
  return jsonAnswer({ errors: errors.map(entryOf), data }, status);
}

function entryOf({
  message,
  status,
  key,
  stacktrace,
  path,
  bare,
}: ErrorFault): Record<string, unknown> {
  if (bare === true) {
    return { message };
  }
  const exception = {
    ...(status === undefined ? {} : { status }),
    ...(stacktrace === undefined ? {} : { stacktrace }),
  };
  const extensions = {
    ...(key === undefined ? {} : { key }),
    ...(Object.keys(exception).length === 0 ? {} : { exception }),
  };
  return {
    ...(message === undefined ? {} : { message }),
    ...(path === undefined ? {} : { path }),
    ...(Object.keys(extensions).length === 0 ? {} : { extensions }),
  };
}

/** The answer that a fault puts in place of the real one, which `real` would make. */
export async function faultyAnswer(
  fault: Fault,
  signal: AbortSignal,
  real: () => Promise<Response>,
): Promise<Response> {
  if (fault.delay !== undefined) {
    await pause(fault.delay, signal);
  }
  if (fault.hang === true) {
    await new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
  }
  if (fault.drop === true) {
    throw new TypeError("fetch failed");
  }
  if (fault.drop === "body") {
    return cutShort(await real());
  }
  if (fault.error !== undefined) {
    return errorEnvelope([fault.error], fault.data ?? null, fault.httpStatus);
  }
  if (fault.mutate !== undefined) {
    const answer = await real();
    return jsonAnswer(fault.mutate(await answer.json()), answer.status);
  }
  if (fault.status === undefined && fault.body === undefined) {
    return real();
  }
  const type =
    fault.contentType ?? (fault.status === undefined ? "application/json" : "text/plain");
  const { status = 200 } = fault;
  // These are not allowed to have a body.
  const body = [204, 205, 304].includes(status) ? null : (fault.body ?? `status ${status}`);
  return new Response(body, {
    status,
    headers: { "content-type": type, ...fault.headers },
  });
}

/** Waits, and stops waiting when the request is aborted. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const end = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", end);
      resolve();
    }, milliseconds);
    signal.addEventListener("abort", end, { once: true });
  });
}

async function cutShort(answer: Response): Promise<Response> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const half = bytes.slice(0, Math.ceil(bytes.length / 2));
  let sent = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (sent) {
        controller.error(new TypeError("terminated"));
        return;
      }
      sent = true;
      controller.enqueue(half);
    },
  });
  return new Response(body, { status: answer.status, headers: answer.headers });
}
