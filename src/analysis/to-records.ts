import { checkList } from "./check-options.ts";
/** A version as far as it becomes a row of a table. */
export interface RecordedVersion {
  readonly id: string;
  readonly name: string;
  readonly status?: string;
  readonly risk?: string | null;
  readonly approval?: string | null;
  readonly creator?: { readonly name: string } | null;
  /** A date, or its ISO text, as plain data has it. */
  readonly createdAt: Date | string | null;
  readonly metrics: Readonly<Record<string, number | undefined>>;
}

/** A row: columns are the same in all rows of a call. */
export type VersionRecord = Readonly<Record<string, string | number | null>>;

/**
 * Makes versions flat rows, for tables and data frames: `id`, `name`, `status`, `risk`, `approval`, `creator`,
 * `createdAt` (ISO text), and a column `metrics.KEY` for each metric that any of them has. What a version
 * does not have is null, as are metrics that are no numbers to count with.
 *
 * @example
 * console.table(toRecords(await model.versions()));
 */
export function toRecords(versions: readonly RecordedVersion[]): VersionRecord[] {
  checkList(versions, "versions");
  const keys = new Set(versions.flatMap(({ metrics }) => Object.keys(metrics)));
  return versions.map(({ id, name, status, risk, approval, creator, createdAt, metrics }) => ({
    id,
    name,
    status: status ?? null,
    risk: risk ?? null,
    approval: approval ?? null,
    creator: creator?.name ?? null,
    createdAt: createdAt instanceof Date ? createdAt.toISOString() : createdAt,
    ...Object.fromEntries(
      [...keys].map((key) => {
        const value = Object.hasOwn(metrics, key) ? metrics[key] : undefined;
        return [`metrics.${key}`, value !== undefined && Number.isFinite(value) ? value : null];
      }),
    ),
  }));
}
