import { fileFrom } from "../../../src/index.ts";
import type { Actions } from "./action.ts";

const logged = (path: string, section?: string): Actions[string] => {
  return async ({ iteration }) => (await iteration()).log(fileFrom(path), { section });
};

/** Files in iterations; the official half wrote them into the folder. */
export const files: Actions = {
  "log file": logged("card.pdf"),
  "log file of one byte": logged("one.bin"),
  "log file of every byte": logged("all bytes.bin"),
  "log file in a folder": logged("reports/deep/card.pdf"),
  "log file in a section": logged("card.pdf", "Figures"),
  "log file in a section with spaces": logged("card.pdf", "  Été et 🍁  "),
  "log file in a section with signs": logged("card.pdf", "A & B #1"),
  "log file with an odd name": logged('Coût "été" 🍁; v2.csv'),
  "log file with signs in its name": logged("a&b #1 %20+c.csv"),
  "log file with a long name": logged(`${"n".repeat(200)}.csv`),
  "log image": logged("red.png"),
  "log file without extraction": async ({ iteration }) =>
    (await iteration()).log(fileFrom("sheet.xlsx"), { extract: false }),
  "log open file": async ({ iteration }) =>
    (await iteration()).log(new File([await fileFrom("open.txt").open()], "open.txt")),
};
