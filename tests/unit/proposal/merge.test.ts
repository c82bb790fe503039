import fc from "fast-check";
import { expect, it } from "vitest";
import { type Answers, NO_ANSWERS, sameAnswer } from "@/lib/domain/instrument/answers";
import { applyPatches, heldAnswer } from "@/lib/domain/proposal/patch";
import type { AnswerPatch, Payload } from "@/lib/domain/proposal/payload";

const EMPTY: Payload = {
  instrument: "x",
  version: 1,
  baseRevision: 1,
  conditionDate: "2026-05-14",
  answers: NO_ANSWERS,
  memberOps: [],
  notes: {},
};
const UIDS = ["00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-000000000002"];
const value = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom("", "a", "b"), fc.constant(null));
const place = fc.oneof(
  fc.record({ level: fc.constant("household" as const), uid: fc.constant(null), key: fc.constantFrom("a", "b", "c") }),
  fc.record({ level: fc.constant("member" as const), uid: fc.constantFrom(...UIDS), key: fc.constantFrom("a", "b") }),
);
const base: Answers = { household: { a: 1, b: "a" }, members: { [UIDS[0] ?? ""]: { a: 2 } }, civil: {} };

/** What somebody typed who saw the record: of each field one value, and what stood there. */
const typed = fc
  .array(fc.record({ place, value }), { maxLength: 6 })
  .map((all) =>
    [...new Map(all.map((each) => [JSON.stringify(each.place), each])).values()].map(
      (each): AnswerPatch => ({ ...each.place, before: heldAnswer(base, EMPTY, each.place), value: each.value }),
    ),
  );

const isSame = (a: AnswerPatch, b: AnswerPatch) => a.level === b.level && a.uid === b.uid && a.key === b.key;
const laid = (...saves: (readonly AnswerPatch[])[]) =>
  saves.reduce(
    ({ payload, conflicts }, patches) => {
      const next = applyPatches(base, payload, patches);
      return { payload: next.payload, conflicts: [...conflicts, ...next.conflicts] };
    },
    { payload: EMPTY, conflicts: [] as ReturnType<typeof applyPatches>["conflicts"] },
  );

it("two people who wrote in other fields are laid together in either order, without a conflict", () => {
  fc.assert(
    fc.property(typed, typed, (one, all) => {
      const two = all.filter((patch) => !one.some((other) => isSame(other, patch)));
      const [forth, back] = [laid(one, two), laid(two, one)];
      expect(forth.conflicts).toEqual([]);
      expect(back.conflicts).toEqual([]);
      for (const patch of [...one, ...two]) {
        expect(heldAnswer(base, forth.payload, patch)).toEqual(patch.value);
        expect(heldAnswer(base, back.payload, patch)).toEqual(patch.value);
      }
    }),
  );
});

it("no value goes without a word: each stands there, or is a conflict beside what does", () => {
  fc.assert(
    fc.property(typed, typed, (one, two) => {
      const { payload, conflicts } = laid(one, two);
      for (const patch of two) {
        const conflict = conflicts.find((each) => isSame(each.patch, patch));
        const held = heldAnswer(base, payload, patch);
        if (conflict === undefined) expect(sameAnswer(held, patch.value)).toBe(true);
        else expect([conflict.patch.value, conflict.theirs]).toEqual([patch.value, held]);
      }
      // The first writer's values are never overwritten by one who had not seen them.
      for (const patch of one) {
        const again = two.find((each) => isSame(each, patch));
        if (again === undefined || sameAnswer(patch.before, patch.value)) continue;
        expect(sameAnswer(heldAnswer(base, payload, patch), patch.value)).toBe(true);
      }
    }),
  );
});

it("the same save again changes nothing", () => {
  fc.assert(
    fc.property(typed, (one) => {
      const first = laid(one);
      expect(laid(one, one).payload).toEqual(first.payload);
    }),
  );
});
