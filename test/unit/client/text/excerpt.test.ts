import { describe, expect, it } from "vitest";
import {
  clean,
  cut,
  excerpt,
  lengthOf,
  quoted,
  wordsOf,
} from "../../../../src/client/text/excerpt.ts";
import { createRedactor } from "../../../../src/client/text/redactor.ts";

describe("foreign text", () => {
  it("loses control, direction and line characters, and halves of characters", () => {
    expect(clean("a\u001b[31mb\u009b2Jc\r\nd\u2028e\u202Ef\u200Bg\ud800h")).toBe(
      "a [31mb 2Jc d e f g\u{FFFD}h",
    );
  });

  it("loses secrets, and puts none together that something invisible kept apart", () => {
    const redactor = createRedactor();
    redactor.add("the-secret");
    expect(clean("a the-secret b the-\u200Bsec\u202Eret c", redactor)).toBe(
      "a [secret] b the- sec ret c",
    );
  });

  it("is one line of at most 300 characters as an excerpt", () => {
    expect(excerpt("  one \n\t two  ")).toBe("one two");
    expect(excerpt("a".repeat(300))).toBe("a".repeat(300));
    expect(excerpt("a".repeat(301))).toBe(`${"a".repeat(299)}…`);
  });

  it("keeps its spaces as a name in quotes, because they may be what is wrong", () => {
    expect(quoted(" two  words ")).toBe('" two  words "');
    expect(quoted('say "hi"\n')).toBe(String.raw`"say \"hi\" "`);
    expect(quoted("a".repeat(200))).toBe(`"${"a".repeat(119)}…"`);
    expect(quoted(7)).toBe('"7"');
  });

  it("is cut between characters only", () => {
    for (const character of ["é", "e\u0301", "👍🏽", "🇫🇷", "🂡", "❤️"]) {
      expect(cut(character.repeat(5), 5)).toBe(character.repeat(5));
      expect(cut(character.repeat(6), 5)).toBe(`${character.repeat(4)}…`);
      expect(lengthOf(character.repeat(6))).toBe(6);
    }
    expect(lengthOf("")).toBe(0);
  });

  it("is not endless where one character has a thousand marks", () => {
    expect(cut(`a${"\u0301".repeat(1_000)}`, 5).length).toBeLessThan(60);
  });
});

it("kinds of things are told in words", () => {
  expect(wordsOf("modelVersion")).toBe("model version");
});
