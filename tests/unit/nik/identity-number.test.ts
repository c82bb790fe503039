import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  identityNumberProblem,
  isSeedNik,
  maskIdentityNumber,
  nikHoldsBirthDate,
  parseNik,
} from "@/lib/domain/nik/identity-number";
import { isTempId, tempIdOf } from "@/lib/domain/nik/temp-id";

describe("identity numbers", () => {
  it.each([
    ["9901011705800001", null],
    ["990101170580001", "NOT_16_DIGITS"],
    ["99010117058000011", "NOT_16_DIGITS"],
    ["990101170580000x", "NOT_16_DIGITS"],
    [" 9901011705800001", "NOT_16_DIGITS"],
    ["0000000000000000", "ALL_ZERO"],
    ["9901011705800000", "SERIAL_ZERO"],
    ["", "NOT_16_DIGITS"],
  ])("%s", (text, problem) => {
    expect(identityNumberProblem(text)).toBe(problem);
  });

  it("reads district, sex and birth date", () => {
    expect(parseNik("9901015708830002")).toEqual({
      districtCode: "990101",
      female: true,
      day: 17,
      month: 8,
      yearOfCentury: 83,
      serial: "0002",
    });
    expect(parseNik("9901011708830002")?.female).toBe(false);
    expect(parseNik("99")).toBeNull();
  });

  it("compares the birth date without century and sex", () => {
    expect(nikHoldsBirthDate("9901015708830002", "1983-08-17")).toBe(true);
    expect(nikHoldsBirthDate("9901011708830002", "2083-08-17")).toBe(true);
    expect(nikHoldsBirthDate("9901011708830002", "1983-08-18")).toBe(false);
  });

  it("shows the last four digits only", () => {
    expect(maskIdentityNumber("9901015708830002")).toBe("••••••••••••0002");
    expect(maskIdentityNumber("1234567")).toBe("•••••••");
    expect(maskIdentityNumber("")).toBe("");
    expect(isSeedNik("9901015708830002")).toBe(true);
    expect(isSeedNik("8801015708830002")).toBe(false);
  });

  it("gives a person without NIK one temporary id", () => {
    fc.assert(
      fc.property(fc.uuid(), (uid) => {
        expect(isTempId(tempIdOf(uid))).toBe(true);
        expect(tempIdOf(uid)).toBe(tempIdOf(uid));
        expect(identityNumberProblem(tempIdOf(uid))).toBe("NOT_16_DIGITS");
      }),
    );
    expect(isTempId("TMP-12")).toBe(false);
  });
});
