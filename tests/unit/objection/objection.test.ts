import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordsProblem } from "@/lib/domain/nik/identity-number";
import { objectionHref, readObjectionFilter } from "@/lib/domain/objection/list-filter";
import {
  answerBar,
  isOpenObjection,
  OBJECTION_GROUNDS,
  OBJECTION_STATES,
  objectionStep,
  STATEMENT_LENGTH,
} from "@/lib/domain/objection/objection";

const DUE = new Date("2026-12-10T16:00:00Z");
const before = new Date(DUE.getTime() - 1);
const open = { state: "filed", filedBy: "filer", dueAt: DUE, involved: ["writer"] } as const;

describe("an objection's steps", () => {
  it("end with an answer or taken back, and nothing leads out of an end", () => {
    for (const state of OBJECTION_STATES)
      for (const step of ["take", "accept", "refuse", "withdraw"] as const) {
        const to = objectionStep(state, step);
        if (!isOpenObjection(state)) expect(to, `${state} ${step}`).toBeNull();
        else if (to === null) expect(`${state} ${step}`).toBe("processing take");
        else expect(isOpenObjection(to)).toBe(step === "take");
      }
  });

  it("are answered by somebody who had no part in it, others than the regency only once it is late", () => {
    expect(answerBar(open, { userId: "another", as: "regency" }, before)).toBeNull();
    expect(answerBar(open, { userId: "filer", as: "regency" }, before)).toBe("FOUR_EYES");
    expect(answerBar(open, { userId: "writer", as: "regency" }, before)).toBe("FOUR_EYES");
    expect(answerBar(open, { userId: "another", as: "others" }, before)).toBe("NOT_LATE");
    expect(answerBar(open, { userId: "another", as: "others" }, DUE)).toBeNull();
    expect(answerBar(open, { userId: "filer", as: "others" }, DUE)).toBe("FOUR_EYES");
    expect(answerBar({ ...open, state: "refused" }, { userId: "another", as: "regency" }, DUE)).toBe("NOT_ALLOWED_NOW");
  });
});

describe("what is said", () => {
  it("is neither a word nor a book, and names no identity number, however it is written", () => {
    expect(wordsProblem("Rumah itu kosong sejak Januari.", STATEMENT_LENGTH)).toBeNull();
    expect(wordsProblem("  kosong  ", STATEMENT_LENGTH)).toBe("TOO_SHORT");
    expect(wordsProblem("x".repeat(STATEMENT_LENGTH.most + 1), STATEMENT_LENGTH)).toBe("TOO_LONG");
    for (const nik of ["9900012406630001", "9900 0124 0663 0001", "99.0001.240663.0001", "9900-0124-0663-0001"])
      expect(wordsProblem(`NIK-nya ${nik} salah`, STATEMENT_LENGTH), nik).toBe("IDENTITY_NUMBER");
    expect(wordsProblem("Telepon 081234567890, rumah nomor 12.", STATEMENT_LENGTH)).toBeNull();
  });
});

describe("the list's address", () => {
  it("says the filter and is read back the same", () => {
    const filters = fc.record({
      state: fc.constantFrom(null, ...OBJECTION_STATES),
      village: fc.constantFrom("", "5207022001"),
      ground: fc.constantFrom(null, ...OBJECTION_GROUNDS),
      isLate: fc.boolean(),
    });
    fc.assert(
      fc.property(filters, (drawn) => {
        const filter = { ...drawn, after: null };
        const query = Object.fromEntries(new URL(objectionHref(filter), "http://x").searchParams);
        expect(readObjectionFilter(query)).toEqual(filter);
      }),
    );
    expect(readObjectionFilter({ keadaan: "x", desa: "1", dasar: "y", sesudah: "z" })).toEqual({
      state: null,
      village: "",
      ground: null,
      isLate: false,
      after: null,
    });
  });
});
