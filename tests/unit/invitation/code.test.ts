import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CODE_LENGTH, CODE_SIGNS, codeOfNumber, readCode, spokenCode } from "@/lib/domain/invitation/code";

const anyCode = fc.bigInt({ min: 0n, max: 2n ** 128n }).map(codeOfNumber);
const anyPlace = fc.integer({ min: 0, max: CODE_LENGTH - 1 });
const anySign = fc.constantFrom(...CODE_SIGNS);
const put = (code: string, place: number, sign: string) => `${code.slice(0, place)}${sign}${code.slice(place + 1)}`;

describe("the code of a letter", () => {
  it("has twelve signs, none of which looks like another", () => {
    expect(CODE_SIGNS).toHaveLength(31);
    expect(new Set(CODE_SIGNS).size).toBe(31);
    expect(CODE_SIGNS).not.toMatch(/[01OIL]/);
    const shape = new RegExp(`^[${CODE_SIGNS}]{${CODE_LENGTH}}$`);
    fc.assert(fc.property(anyCode, (code) => shape.test(code)));
  });

  it("is read back however it was typed", () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        for (const typed of [code, spokenCode(code), spokenCode(code).toLowerCase(), ` ${code.split("").join(" ")} `])
          expect(readCode(typed)).toEqual({ ok: true, code });
      }),
    );
    expect(spokenCode(codeOfNumber(0n))).toBe("2222-2222-2222");
    expect(readCode("２２２２．２２２２—２２２２")).toMatchObject({ ok: true });
  });

  it("tells every single slip of the pen", () => {
    fc.assert(
      fc.property(anyCode, anyPlace, anySign, (code, place, sign) => {
        fc.pre(code[place] !== sign);
        expect(readCode(put(code, place, sign))).toEqual({ ok: false, slip: "CHECK" });
      }),
    );
  });

  it("tells any two signs that changed places", () => {
    fc.assert(
      fc.property(anyCode, anyPlace, anyPlace, (code, a, b) => {
        const [one = "", other = ""] = [code[a], code[b]];
        fc.pre(one !== other);
        expect(readCode(put(put(code, a, other), b, one))).toEqual({ ok: false, slip: "CHECK" });
      }),
    );
  });

  it("says what is wrong with what is no code", () => {
    expect(readCode("")).toEqual({ ok: false, slip: "LENGTH" });
    expect(readCode("2222-2222-222")).toEqual({ ok: false, slip: "LENGTH" });
    expect(readCode("2222-2222-222O")).toEqual({ ok: false, slip: "SIGN" });
    expect(readCode("2222-2222-222%")).toEqual({ ok: false, slip: "SIGN" });
  });
});
