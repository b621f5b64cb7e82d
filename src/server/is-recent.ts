/** Whether something happened less than so many milliseconds ago. Where the clock was set back since, nobody knows: then it did not. */
export function isRecent(at: number, milliseconds: number, now = Date.now()): boolean {
  const age = now - at;
  return age >= 0 && age < milliseconds;
}
