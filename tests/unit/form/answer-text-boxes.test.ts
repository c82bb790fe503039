import { describe, expect, it } from "vitest";
import { joinDateText, splitDateText } from "@/lib/domain/form/date-text";
import { cleanNumberText, numberText, parseNumberText } from "@/lib/domain/form/number-text";
import { toggledCodes } from "@/lib/domain/form/toggle-codes";

describe("the boxes of a date", () => {
  it.each([
    [{ day: "5", month: "3", year: "1980" }, "1980-03-05"],
    [{ day: "31", month: "2", year: "1980" }, "1980-2-31"],
    [{ day: "", month: "3", year: "" }, "-3-"],
    [{ day: "5", month: "3", year: "198" }, "198-3-5"],
    [{ day: "", month: "", year: "" }, null],
  ])("keeps %o", (boxes, value) => {
    expect(joinDateText(boxes)).toBe(value);
    expect(splitDateText(value)).toEqual(boxes);
  });
});

describe("the box of a number", () => {
  it.each([
    ["36", false, 36],
    ["", false, null],
    ["1,5", true, 1.5],
    ["-8.75", true, -8.75],
    ["-", true, "-"],
    ["1,", true, "1,"],
  ])("reads %s (decimals %s)", (text, decimals, value) => {
    expect(parseNumberText(text, decimals)).toBe(value);
  });

  it("shows the decimal sign of the language and half-typed text as it is", () => {
    expect(numberText(1.5, ",")).toBe("1,5");
    expect(numberText(1.5, ".")).toBe("1.5");
    expect(numberText("1,", ".")).toBe("1,");
    expect(numberText(null, ",")).toBe("");
    expect(cleanNumberText("36 m²", false)).toBe("36");
  });
});

describe("ticking codes", () => {
  it.each([
    [[1, 2], [1, 2, 0], [0]],
    [[0], [0, 4], [4]],
    [[4], [4, 1], [1, 4]],
    [[1], [], null],
  ])("from %o to %o", (before, after, kept) => {
    expect(toggledCodes(before, after, [0])).toEqual(kept);
  });
});
