import { isWellFormed } from "../../client/text/well-formed.ts";
import { quoted } from "../../client/text/excerpt.ts";
import { InvalidRequestError } from "../../errors.ts";

/** The name that a file is sent under: the last part of a path. */
export function checkedFileName(name: string): string {
  const last = name.replace(/^.*[/\\]/s, "").trim();
  const why =
    last === ""
      ? "is blank"
      : /^\.{1,2}$/.test(last)
        ? "is that of a folder"
        : /[\p{Cc}\p{Zl}\p{Zp}]/u.test(name)
          ? "holds a line break or another control character"
          : !isWellFormed(name)
            ? "holds half of a character"
            : undefined;
  if (why !== undefined) {
    throw new InvalidRequestError(`The file name ${quoted(name)} ${why}. Give another name.`, {
      resource: "file",
      reference: name,
    });
  }
  return last;
}
