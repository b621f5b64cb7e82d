import { describe, expect, it } from "vitest";
import { type Listing, printListing } from "../../../../src/resources/output/print-table.ts";

const listing = (rows: Listing["rows"]): Listing => ({
  noun: "workspace",
  place: "",
  rows,
  hints: ["a hint"],
  url: "https://host/workspaces",
});

function printed(
  rows: Listing["rows"],
  output: { columns?: number; colour?: boolean } = {},
): string {
  let text = "";
  printListing(listing(rows), {}, { print: (line) => void (text = line), ...output });
  return text;
}

describe("a printed list", () => {
  it("counts, shows and hints", () => {
    expect(printed([{ id: "WSP-1", name: "One", description: null }])).toBe(
      [
        "There is 1 workspace.",
        "",
        "workspace id | name | description",
        "-------------+------+------------",
        "WSP-1        | One  |",
        "",
        "a hint",
        "See them all at https://host/workspaces",
      ].join("\n"),
    );
    expect(printed([])).toBe(
      "There are 0 workspaces.\n\na hint\nSee them all at https://host/workspaces",
    );
  });

  it("cuts ids to 10, names to 20 and descriptions to 50 characters, and shows ten rows", () => {
    const rows = Array.from({ length: 12 }, () => ({
      id: "WSP-123456789",
      name: "👍🏽".repeat(30),
      description: "d".repeat(60),
    }));
    const text = printed(rows);
    expect(text).toContain(`WSP-12345…   | ${"👍🏽".repeat(19)}… | ${"d".repeat(49)}…`);
    expect(text).toContain("… and 2 more.");
    expect(text.split("\n").filter((line) => line.startsWith("WSP"))).toHaveLength(10);
  });

  it("keeps terminal codes and line breaks of names out, and uses colour on a terminal only", () => {
    const rows = [
      { id: "WSP-1", name: "\u001b[31mred\r\nnext\u202Eevil", description: "tab\tbell\u0007" },
    ];
    expect(printed(rows)).toContain("WSP-1        | [31mred next evil | tab bell");
    expect(printed(rows)).not.toContain("\u001b");
    expect(printed(rows, { colour: true })).toContain("\u001b[1mworkspace id");
  });

  it("fits a narrow terminal", () => {
    const rows = [{ id: "WSP-1", name: "One", description: "d".repeat(50) }];
    for (const line of printed(rows, { columns: 40 }).split("\n").slice(2, 5)) {
      expect(line.length).toBeLessThanOrEqual(40);
    }
    expect(printed(rows, { columns: 5 })).toContain("description");
  });

  it("goes where the options say", () => {
    const output = { print: () => expect.unreachable() };
    let text = "";
    printListing(listing([]), { print: false }, output);
    printListing(listing([]), { print: (line) => void (text = line) }, output);
    expect(text).toContain("There are 0");
  });
});
