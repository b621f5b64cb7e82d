/** How many are asked for at once. */
const lanes = 8;

/** Whether all are true, asking for a few at a time, and for no more after the first that is not. */
export async function allTrue(checks: readonly (() => Promise<boolean>)[]): Promise<boolean> {
  const queue = checks.values();
  let going = true;
  const lane = async (): Promise<void> => {
    for (const check of queue) {
      if (!going) {
        return;
      }
      try {
        const answer = await check();
        going &&= answer;
      } catch (error) {
        going = false;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return going;
}
