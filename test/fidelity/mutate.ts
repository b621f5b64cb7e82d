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
  const seen = [...stepsOf].filter(([field]) => reasonFor(field) === undefined);
  tellUnseen([...stepsOf.keys()]);
  let noticed = 0;
  for (const [field, steps] of seen) {
    const by = await firstToFail(driver, alteration, field, steps);
    noticed += by === undefined ? 0 : 1;
    console.log(by === undefined ? `✗ ${field}: not noticed` : `✓ ${field}: by "${by}"`);
  }
  const share = seen.length === 0 ? 0 : noticed / seen.length;
  console.log(`\n${noticed} of ${seen.length} alterations noticed: ${(share * 100).toFixed(1)} %`);
  process.exitCode = share < wantedShare ? 1 : 0;
}

/** Why no step can notice the field; undefined where one can. */
function reasonFor(field: AnswerField): string | undefined {
  return unseenFields.find(([pattern]) => pattern.test(field))?.[1];
}

function tellUnseen(fields: readonly AnswerField[]): void {
  const counts = Map.groupBy(fields, reasonFor);
  for (const [reason, { length }] of counts) {
    if (reason !== undefined) {
      console.log(`- ${length} of ${fields.length} fields are left out: ${reason}`);
    }
  }
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
