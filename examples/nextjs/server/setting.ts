/** A setting of the environment. It is read when it is needed: while the site is built, there may be none yet. */
export function setting(name: string): string {
  const value = process.env[name] ?? "";
  if (value === "") {
    throw new Error(`The setting ${name} is missing from the environment.`);
  }
  return value;
}
