import { exitCodes } from "../exit-codes.ts";
import type { Run } from "../table/command.ts";

/** Shows who is connected to what, and where each setting came from. */
export const whoami: Run<never> = async ({ connect, output }) => {
  const connection = await connect();
  const { user, host, compatibility, settings } = connection;
  const fields = Object.entries(settings).map(([name, setting]: [string, SettingShown]) => {
    const value = setting.value === undefined ? "" : `${setting.value} `;
    return [name, `${value}(from: ${setting.source})`] as const;
  });
  const { status, message } = compatibility;
  await output.record({
    fields: [
      ["user", user.name],
      ...fields,
      ["compatibility", message === undefined ? status : `${status}: ${message}`],
      ["page", connection.url],
    ],
    id: user.name === "" ? host : user.name,
    data: connection.toJSON(),
  });
  return exitCodes.done;
};

interface SettingShown {
  readonly value?: string | number;
  readonly source: string;
}
