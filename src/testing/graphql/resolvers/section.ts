import { Refusal } from "../../refusal.ts";
import type { IterationData } from "../../store/iteration.ts";
import type { ResolverContext } from "./context.ts";

const longest = 60;

/** The name of the section that content goes to; naming it makes it. Blank and null mean none. */
export function sectionFor(
  iteration: IterationData,
  name: string | null | undefined,
  { write }: ResolverContext,
): string | null {
  const section = sectionName(name);
  if (section !== null && !iteration.sections.includes(section)) {
    write.change("iterations", iteration, { sections: [...iteration.sections, section] });
  }
  return section;
}

/** The name as it is kept. */
export function sectionName(name: string | null | undefined): string | null {
  const section = name?.trim() ?? "";
  if (Array.from(section).length > longest) {
    throw new Refusal(400, `The name of a section has at most ${longest} characters`);
  }
  return section === "" ? null : section;
}
