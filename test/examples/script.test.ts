import { type Backend, createBackend, type Seed } from "vectice/testing";
import { listen } from "vectice/testing/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runExample, token } from "./support.ts";

const good = {
  status: "STAGING",
  risk: "LOW",
  approval: "Approved",
  metrics: { auc: 0.91 },
} as const;

const seed: Seed = {
  users: [{ name: "Ada Moreau", apiToken: token }],
  workspaces: [
    {
      name: "Credit risk",
      projects: [
        {
          name: "Churn",
          models: [
            {
              name: "Scorecard",
              versions: [
                good,
                {
                  ...good,
                  risk: "HIGH",
                  metrics: { auc: 0.5 },
                  issues: [{ name: "Drifts", severity: "High" }],
                },
                { ...good, approval: null },
              ],
            },
          ],
          phases: [
            {
              name: "Modeling",
              status: "Completed",
              iterations: [
                {
                  sections: [
                    {
                      name: "Models",
                      assets: [1, 2, 3].map((place) => ({ modelVersion: `MDV-${place}` })),
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  ],
};

describe("script/gate.mjs", () => {
  let backend: Backend;
  let server: Awaited<ReturnType<typeof listen>>;

  beforeEach(async () => {
    backend = createBackend({ seed });
    server = await listen(backend);
  });
  afterEach(() => server.close());

  const gate = (...ids: string[]) =>
    runExample("script/gate.mjs", { VECTICE_HOST: server.url, VECTICE_API_TOKEN: token }, ...ids);

  it("exits 0 when every rule passes", async () => {
    const { code, output } = await gate("MDV-1");
    expect([code, output]).toEqual([0, expect.stringContaining("(MDV-1): pass")]);
    expect(output.match(/^ {2}pass /gm)).toHaveLength(6);
  });

  it("exits 1 with the reasons", async () => {
    const { code, output } = await gate("MDV-2");
    expect([code, output]).toEqual([1, expect.stringContaining("(MDV-2): fail")]);
    expect(output).toMatch(/^ {2}fail +maxRisk: .*HIGH/m);
    expect(output).toMatch(/^ {2}fail +metrics\.auc: .*0\.5/m);
    expect(output).toMatch(/^ {2}fail +maxIssueSeverity: .*Drifts/m);
    expect(output).toMatch(/^ {2}pass +approval: /m);
  });

  it("prints names and reasons of other people so that no CI log obeys them", async () => {
    const nasty = "::error::x\n::stop-commands::y ##vso[task.complete]\u001b[2J\u009b\u202E";
    for (const row of [...backend.data.modelVersions, ...backend.data.issues]) {
      row.name = nasty;
    }
    const { output } = await gate("MDV-2");
    expect(output).toContain("error");
    expect(output).not.toMatch(/^\s*::|##|[^\P{Cc}\n]|\p{Cf}/mu);
  });

  it("exits 1 for what is not known", async () => {
    const { code, output } = await gate("MDV-3");
    expect([code, output]).toEqual([1, expect.stringMatching(/^ {2}unknown +approval: /m)]);
  });

  it.each([
    [[], "id is missing"],
    [["MDV-404"], "NotFoundError"],
    [["PRJ-1"], "InvalidIdError"],
  ])("exits 1 when there is no answer: %j", async (ids, expected) => {
    const { code, output } = await gate(...ids);
    expect([code, output]).toEqual([1, expect.stringContaining(expected)]);
  });

  it("exits 1 when the token is refused, without showing it", async () => {
    backend.data.users.splice(0);
    const { code, output } = await gate("MDV-1");
    expect([code, output]).toEqual([1, expect.stringContaining("AuthenticationError")]);
    expect(output).not.toContain(token);
  });
});
