/** Whether an issue is still to be dealt with; a word that is not known counts as open. */
export function isOpen({ status }: { readonly status: string }): boolean {
  return status !== "Completed" && status !== "Cancelled";
}
