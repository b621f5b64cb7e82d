import type { UserData } from "../../store/data.ts";
import type { Organization } from "../../store/organization.ts";
import type { Store } from "../../store/store.ts";
import type { Writer } from "../../store/writer.ts";

/** Who asks, and what there is. */
export interface ResolverContext {
  readonly user: UserData;
  readonly store: Store;
  readonly write: Writer;
  readonly organization: Organization;
  /** Whether lists that official clients ask for without a page come whole. */
  readonly strict: boolean;
  /** The largest page given. */
  readonly pageLimit: number;
  readonly now: () => number;
}

/** Resolves one root field. */
export type Resolver = (
  args: Readonly<Record<string, unknown>>,
  context: ResolverContext,
) => unknown;

/** The user with this e-mail address, as others may see one; null for nobody. */
export function userOf(
  email: string | null | undefined,
  { store }: ResolverContext,
): { readonly id: number; readonly name: string; readonly email: string } | null {
  const user = store.data.users.find((user) => user.email === email);
  return user === undefined ? null : { id: user.id, name: user.name, email: user.email };
}

/** The time, as records hold it. */
export function timeOf({ now }: ResolverContext): string {
  return new Date(now()).toISOString();
}

/** The integer of an id: 12 of `MDV-12`. */
export function numberOf(id: string): number {
  return Number(id.slice(id.indexOf("-") + 1));
}
