import { SettingsError } from "../errors.ts";
import { ownProperties } from "./field.ts";
import { quoted } from "./text/excerpt.ts";

/** The own options alone, which must let themselves be read, as must what they hold. */
export function readableOptions<Options extends object>(options: Options): Options {
  let name: string | undefined;
  try {
    const own = ownProperties(options);
    for (name of Object.keys(own)) {
      const value: unknown = Reflect.get(own, name);
      for (const key of typeof value === "object" && value !== null ? Object.keys(value) : []) {
        Reflect.get(Object(value), key);
      }
    }
    return own;
  } catch {
    const what = name === undefined ? "The options" : `The option ${quoted(name)}`;
    throw new SettingsError(
      `${what} cannot be read: a property throws, or it is a revoked proxy. Give a plain object.`,
    );
  }
}
