/** What one run took, in milliseconds: on the clock, and of its process's CPU time. */
export interface Taken {
  readonly wall: number;
  readonly cpu: number;
}

/** What the runs of one contestant took: medians, and the clock's extremes. */
export interface Figures extends Taken {
  readonly least: number;
  readonly most: number;
}

/** So many first runs only warm up: V8 compiles what it sees run often. */
export const warmups = 5;

/**
 * Lets contestants run in turns, so that whatever else the machine does meets them alike; each round
 * another one begins.
 *
 * @param contestants - each makes one run and says what it took
 * @returns the figures of each contestant's runs
 */
export async function inTurns(
  contestants: readonly (readonly [name: string, run: () => Promise<Taken>])[],
  rounds: number,
): Promise<(name: string) => Figures> {
  const runs = new Map<string, Taken[]>();
  const order = [...contestants];
  for (let round = -warmups; round < rounds; round += 1) {
    order.push(...order.splice(0, 1));
    for (const [name, run] of order) {
      const taken = await run();
      if (round >= 0) {
        runs.set(name, [...(runs.get(name) ?? []), taken]);
      }
    }
  }
  return (name) => {
    const taken = runs.get(name) ?? [];
    const walls = taken.map(({ wall }) => wall);
    return {
      wall: median(walls),
      cpu: median(taken.map(({ cpu }) => cpu)),
      least: Math.min(...walls),
      most: Math.max(...walls),
    };
  };
}

/** Lets contestants of this process run in turns, each after the garbage of the one before is collected. */
export function race<Name extends string>(
  contestants: Readonly<Record<Name, () => Promise<unknown>>>,
  rounds: number,
): Promise<(name: Name) => Figures> {
  const clocked = Object.entries<() => Promise<unknown>>(contestants).map(
    ([name, run]) =>
      [
        name,
        () => {
          globalThis.gc?.();
          return timed(run);
        },
      ] as const,
  );
  return inTurns(clocked, rounds);
}

/** Makes a run by the clock. */
export async function timed(run: () => Promise<unknown>): Promise<Taken> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await run();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { wall, cpu: (user + system) / 1000 };
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return (
    ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2
  );
}

/** The columns of `cellsOf`. */
export const figureColumns = ["min", "median", "max", "ratio", "CPU", "CPU a call"] as const;

/** The cells of one contestant, whose run is so many calls. */
export function cellsOf(
  { wall, cpu, least, most }: Figures,
  floor: Figures,
  calls: number,
): string[] {
  return [
    milliseconds(least),
    milliseconds(wall),
    milliseconds(most),
    times(wall, floor.wall),
    milliseconds(cpu),
    `${((1000 * cpu) / calls).toFixed(0)} µs`,
  ];
}

/** Milliseconds, as tables show them. */
export function milliseconds(time: number): string {
  return `${time.toFixed(1)} ms`;
}

/** How many times as much as the floor. */
export function times(value: number, floor: number): string {
  return `${(value / floor).toFixed(2)} ×`;
}
