// @ts-check

/**
 * Whether an issue is still to be dealt with; a word that is not known counts as open.
 *
 * @param {{ readonly status: string }} issue
 */
export function isOpen({ status }) {
  return status !== "Completed" && status !== "Cancelled";
}

/**
 * Whether an issue should have been dealt with. Due dates are days: on the day itself nobody is late.
 *
 * @param {{ readonly dueDate: Date | null }} issue
 */
export function isOverdue({ dueDate }) {
  return dueDate !== null && dueDate.valueOf() < new Date().setUTCHours(0, 0, 0, 0);
}
