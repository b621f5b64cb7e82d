import type { Alteration, AnswerField } from "./alter-answers.ts";
import type { Driver } from "./driver.ts";
import { stepsNamed } from "./steps.ts";
import { unseenFields } from "./unseen-fields.ts";

/** The share of the alterations that has to be noticed. */
const wantedShare = 0.9;

/** Alters every field of the answers, one at a time, and counts for how many of them a step fails. */
export async function mutate(
  driver: Driver,
  alteration: Alteration,
  wanted: readonly string[],
): Promise<void> {
  const stepsOf = await fieldsOf(driver, alteration, stepsNamed(driver, wanted));
  let noticed = 0;
  let altered = 0;
  let unseen = 0;
  for (const [field, steps] of stepsOf) {
    if (unseenFields.some(([pattern]) => pattern.test(field))) {
      unseen += 1;
      continue;
    }
    altered += 1;
    const by = await firstToFail(driver, alteration, field, steps);
    noticed += by === undefined ? 0 : 1;
    console.log(by === undefined ? `✗ ${field}: not noticed` : `✓ ${field}: by "${by}"`);
  }
  const share = altered === 0 ? 0 : noticed / altered;
  console.log(
    `\n${noticed} of ${altered} alterations noticed: ${(share * 100).toFixed(1)} %; ` +
      `${unseen} fields were left out, with which the client does nothing`,
  );
  process.exitCode = share < wantedShare ? 1 : 0;
}

/** The fields of the answers, each with the steps that get it; steps that fail anyway tell nothing. */
async function fieldsOf(
  driver: Driver,
  alteration: Alteration,
  names: readonly string[],
): Promise<Map<AnswerField, string[]>> {
  const fieldsOf = new Map<string, ReadonlySet<AnswerField>>();
  for (const name of names) {
    const fields = new Set<AnswerField>();
    alteration.seen = (field) => fields.add(field);
    const { outcome } = await driver.run(name);
    if (outcome === "passed") {
      fieldsOf.set(name, fields);
    }
  }
  alteration.seen = () => undefined;
  const stepsOf = new Map<AnswerField, string[]>();
  // Steps with few answers first: they are quick, and about little else.
  for (const [name, fields] of [...fieldsOf].toSorted(
    ([, one], [, other]) => one.size - other.size,
  )) {
    for (const field of fields) {
      stepsOf.set(field, [...(stepsOf.get(field) ?? []), name]);
    }
  }
  return stepsOf;
}

async function firstToFail(
  driver: Driver,
  alteration: Alteration,
  field: AnswerField,
  steps: readonly string[],
): Promise<string | undefined> {
  alteration.field = field;
  try {
    for (const name of steps) {
      const { outcome } = await driver.run(name);
      if (outcome === "failed") {
        return name;
      }
    }
    return undefined;
  } finally {
    alteration.field = undefined;
  }
}
