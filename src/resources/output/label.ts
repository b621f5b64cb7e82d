/** Where people read another word than the server's own. */
const words: Readonly<Record<string, string>> = {
  "phase.Draft": "In Progress",
  "iteration.NotStarted": "To Do",
  "iteration.Abandoned": "Cancelled",
  "review.Pending": "In Review",
};

/** The server's word for a status, as people see it: `NotStarted` → `To Do`, `STAGING` → `Staging`. */
export function labelOf(kind: string, status: string): string {
  return (
    words[`${kind}.${status}`] ??
    (/^[A-Z_]+$/.test(status)
      ? status.charAt(0) + status.slice(1).toLowerCase().replaceAll("_", " ")
      : status.replace(/(?<=[a-z])(?=[A-Z])/g, " "))
  );
}
