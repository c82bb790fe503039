import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCheckToken, makeToken, parseCheckToken } from "@/lib/domain/meeting/check-token";
import { hashText, type MinutesContent, readMinutes, writeMinutes } from "@/lib/domain/meeting/minutes";
import { OUTCOMES } from "@/lib/domain/queue/meeting";

const text = fc.string({ unit: "grapheme" });
const decision = fc.record({
  publicId: text,
  headName: text,
  place: text,
  kind: fc.constantFrom("condition", "new-household", "event"),
  eventCodes: fc.array(text, { maxLength: 2 }),
  changeCount: fc.nat(),
  warningCount: fc.nat(),
  outcome: fc.constantFrom(...OUTCOMES),
  reason: fc.option(text),
  note: fc.option(text),
  snapshotSha256: fc.option(text),
} as const);
const content: fc.Arbitrary<MinutesContent> = fc.record({
  villageCode: text,
  kind: fc.constantFrom("musdes", "muskel"),
  heldOn: text,
  place: text,
  minutes: text,
  attendance: fc.array(fc.record({ name: text, position: text }), { maxLength: 3 }),
  decisions: fc.array(decision, { maxLength: 3 }),
} as const);

describe("minutes as text", () => {
  it("are read as they were written, and written again the same", () => {
    fc.assert(
      fc.property(content, (minutes) => {
        const written = writeMinutes(minutes);
        expect(writeMinutes(readMinutes(written))).toBe(written);
        expect(readMinutes(written)).toMatchObject(JSON.parse(JSON.stringify(minutes)));
      }),
    );
  });

  it("do not depend on the order in which a record names its parts", () => {
    fc.assert(
      fc.property(content, (minutes) => {
        const turned = Object.fromEntries(Object.entries(minutes).toReversed()) as unknown as MinutesContent;
        expect(writeMinutes(turned)).toBe(writeMinutes(minutes));
      }),
    );
  });

  it("refuse what they did not write", () => {
    expect(() => readMinutes("{}")).toThrow();
  });
});

describe("a token to check by", () => {
  it("comes back from the address, typed in capitals too", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 26, maxLength: 26 }), (random) => {
        const token = { regencyCode: "5207", token: makeToken(random) };
        expect(parseCheckToken(formatCheckToken(token))).toEqual(token);
        expect(parseCheckToken(formatCheckToken(token).toUpperCase())).toEqual(token);
      }),
    );
  });

  it("is nothing else", () => {
    for (const bad of ["", "5207-", `520-${"0".repeat(26)}`, `5207-${"0".repeat(25)}`, `5207-${"i".repeat(26)}`])
      expect(parseCheckToken(bad), bad).toBeNull();
    expect(() => makeToken(new Uint8Array(25))).toThrow();
  });

  it("shows hashes in groups", () => {
    expect(hashText("0123456789abcdef")).toBe("01234567 89abcdef");
  });
});
