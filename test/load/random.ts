/** A source of chance that gives the same numbers for the same seed, on every machine. */
export interface Random {
  /** A number from 0 up to 1. */
  next(): number;
  /** A whole number from 0 up to `below`. */
  whole(below: number): number;
  /** One of these. */
  pick<T>(items: readonly [T, ...T[]]): T;
}

/** Marsaglia's xorshift, 32 bits wide, after the seed's bits are spread. */
export function randomOf(seed: number): Random {
  // A state of 0 would stay 0.
  let state = Math.imul(seed ^ 0x9e_37_79_b9, 0x85_eb_ca_6b) | 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  // Seeds that are near each other start out alike.
  for (let round = 0; round < 8; round += 1) {
    next();
  }
  const whole = (below: number): number => Math.floor(next() * below);
  return {
    next,
    whole,
    pick: ([first, ...rest]) => [first, ...rest][whole(rest.length + 1)] ?? first,
  };
}
