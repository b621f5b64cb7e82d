import { UsageError } from "../usage-error.ts";

/** `auc=0.87` → `["auc", "0.87"]`; the value may hold further signs of equality. */
export function keyValues(option: string, texts: readonly string[]): [string, string][] {
  return texts.map((text) => {
    const at = text.indexOf("=");
    const key = text.slice(0, at).trim();
    if (at < 0 || key === "") {
      throw new UsageError(`--${option} takes a name and a value: --${option} name=value.`);
    }
    return [key, text.slice(at + 1)];
  });
}

/** The same, with numbers as values. */
export function keyNumbers(option: string, texts: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    keyValues(option, texts).map(([key, text]) => {
      const value = Number(text);
      if (text.trim() === "" || !Number.isFinite(value)) {
        throw new UsageError(`--${option} ${key}= needs a number.`);
      }
      return [key, value];
    }),
  );
}
