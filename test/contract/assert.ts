/** Assertions that need no test runner, so that the suite runs wherever the library does. */

export function ok(condition: unknown, message: string): asserts condition {
  if (condition !== true && !condition) {
    throw new Error(message);
  }
}

export function equal(actual: unknown, expected: unknown, what = "value"): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) {
    throw new Error(`${what}: expected ${right}, but got ${left}`);
  }
}

export function match(text: string, pattern: RegExp): void {
  ok(pattern.test(text), `expected ${JSON.stringify(text)} to match ${String(pattern)}`);
}

/** Waits for a rejection that carries the name, and gives it back to look at. */
export async function rejects(promise: PromiseLike<unknown>, name: string): Promise<Rejection> {
  let outcome: unknown;
  try {
    outcome = await promise;
  } catch (error) {
    ok(error instanceof Error, `expected an Error, but got ${String(error)}`);
    equal(error.name, name, `the name of the error "${error.message}"`);
    return { message: error.message, facts: Object.fromEntries(Object.entries(error)), error };
  }
  throw new Error(`expected a ${name}, but got ${JSON.stringify(outcome)}`);
}

export interface Rejection {
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly error: Error;
}
