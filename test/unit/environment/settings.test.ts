import { describe, expect, it } from "vitest";
import {
  argumentSource,
  findSettings,
  settingKeys,
  settingNames,
  showSettings,
  toSettingKeys,
} from "../../../src/environment/settings.ts";
import { objectSource } from "../../../src/environment/source.ts";

describe("findSettings", () => {
  it("looks for each setting on its own; the first value that is not blank wins", async () => {
    const found = await findSettings([
      argumentSource({ host: "  ", workspace: 12 }),
      objectSource("one", { VECTICE_API_TOKEN: " token\n", WORKSPACE: "ignored", PROJECT: "" }),
      objectSource("two", {
        VECTICE_API_TOKEN: "ignored",
        VECTICE_HOST: "https://two",
        PROJECT: "Churn",
      }),
    ]);
    expect(found).toEqual({
      apiToken: { value: "token", source: "one" },
      host: { value: "https://two", source: "two" },
      workspace: { value: 12, source: "argument" },
      project: { value: "Churn", source: "two" },
    });
  });

  it("knows both keys of the host, the current one first, source by source", async () => {
    const older = objectSource("older", { VECTICE_API_ENDPOINT: "https://endpoint" });
    const both = objectSource("both", {
      VECTICE_API_ENDPOINT: "https://endpoint",
      VECTICE_HOST: "https://host",
    });
    expect((await findSettings([older, both])).host?.value).toBe("https://endpoint");
    expect((await findSettings([both])).host?.value).toBe("https://host");
  });

  it("waits for sources that take their time", async () => {
    const slow = {
      name: "keychain",
      get: async (key: string) => (key === "VECTICE_API_TOKEN" ? "t" : null),
    };
    expect((await findSettings([slow])).apiToken).toMatchObject({ value: "t", source: "keychain" });
  });

  it.each([
    [{ VECTICE_API_TOKEN: 4242 }, "VECTICE_API_TOKEN in the file must be text, but is a number."],
    [{ VECTICE_HOST: ["canary"] }, "VECTICE_HOST in the file must be text, but is a list."],
    [{ WORKSPACE: { id: 1 } }, "WORKSPACE in the file must be text or a number, but is an object."],
    [{ PROJECT: true }, "PROJECT in the file must be text or a number, but is a boolean."],
  ])("refuses %j without showing the value", async (values, message) => {
    await expect(findSettings([objectSource("the file", values)])).rejects.toThrow(message);
    await expect(findSettings([objectSource("the file", values)])).rejects.not.toThrow(
      /canary|4242/,
    );
  });

  it("calls an argument by its option's name", async () => {
    await expect(findSettings([argumentSource({ host: 5 })])).rejects.toThrow(
      "The option host must be text",
    );
  });

  it("takes no inherited property for a setting", async () => {
    const values: Record<string, unknown> = { __proto__: { PROJECT: "inherited" } };
    expect((await findSettings([objectSource("the file", values)])).project).toBeUndefined();
  });
});

describe("settingKeys", () => {
  const places = settingNames().flatMap((name) =>
    settingKeys[name].keys.map((key) => ({ name, key })),
  );

  it.each(places)(
    "$name is found by $key, and shown unless it is secret",
    async ({ name, key }) => {
      const found = await findSettings([objectSource("file", { [key]: "WSP-1" })]);
      expect(found).toMatchObject({ [name]: { value: "WSP-1", source: "file" } });
      expect(showSettings(found)).toEqual({
        [name]: { source: "file", ...(name === "apiToken" ? {} : { value: "WSP-1" }) },
      });
    },
  );

  it.each(settingNames())("%s is kept under its current key", (name) => {
    expect(toSettingKeys({ [name]: "x" })).toMatchObject({ [settingKeys[name].keys[0]]: "x" });
  });
});
