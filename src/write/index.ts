// The one door of the write half. Resources reach it by `import()` alone, so that a page that only reads
// does not load it. It takes the client and gives data; the classes that call it make resources of that.
export { logNote } from "./content/log-note.ts";
export { createLines } from "./lines.ts";
