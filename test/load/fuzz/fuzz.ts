import * as fc from "fast-check";
import { isVecticeError } from "../../../src/errors.ts";

/** `SEED=7 vitest run --project load` throws other things; what fails is printed with its seed. */
export const seed = Number(process.env["SEED"] ?? 20_262);

const runs = Number(process.env["RUNS"] ?? 300);
/** Milliseconds; whatever takes longer counts as a hang. */
const longest = 15_000;

/**
 * Throws generated values at `run`: it may give a result, which `check` can look at, or fail with an
 * error of the library, and nothing else.
 */
export async function fuzz<Value, Result>(
  values: fc.Arbitrary<Value>,
  run: (value: Value) => Result | Promise<Result>,
  check: (result: Result, value: Value) => void = () => undefined,
): Promise<void> {
  const property = fc.asyncProperty(values, async (value) => {
    let result: Result;
    try {
      result = await run(value);
    } catch (error) {
      if (!isVecticeError(error)) {
        throw error;
      }
      if (error.message === "" || error.code === "") {
        throw new Error("An error of the library that says nothing.", { cause: error });
      }
      return;
    }
    check(result, value);
  });
  await fc.assert(property, {
    seed,
    numRuns: runs,
    timeout: longest,
    interruptAfterTimeLimit: 60_000,
    markInterruptAsFailure: true,
  });
}

/** Text of every kind: words, all of Unicode, halves of surrogate pairs, control characters. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc.array(fc.integer({ min: 0, max: 0xff_ff })).map((codes) => String.fromCharCode(...codes)),
);

/** Any value that JavaScript has. */
export const anyValue: fc.Arbitrary<unknown> = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
});
