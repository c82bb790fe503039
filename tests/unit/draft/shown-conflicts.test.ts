import { expect, it } from "vitest";
import { openingState } from "@/lib/client/draft/draft-state";
import { NOTHING_LOCAL, resolveConflict } from "@/lib/client/draft/patch-queue";
import { shownConflicts } from "@/lib/client/draft/shown-conflicts";
import type { FieldConflict } from "@/lib/domain/field/operation";
import { NO_ANSWERS } from "@/lib/domain/instrument/answers";

const field = { level: "household", uid: null, key: "floorAreaM2" } as const;
const row: FieldConflict = {
  ...field,
  id: "row-1",
  before: 1,
  mine: 2,
  theirs: 3,
  mineBy: "Pendamping Contoh",
  mineAt: 1,
  theirsBy: "Operator Contoh",
  theirsAt: 2,
};
const payload = {
  instrument: "x",
  version: 1,
  baseRevision: 1,
  conditionDate: "2026-05-14",
  answers: { ...NO_ANSWERS, household: { floorAreaM2: 3 } },
  memberOps: [],
  notes: {},
};
const opened = openingState({ version: 1, base: NO_ANSWERS, payload, isCorrection: false, conflicts: [row] });

it("shows what the portal keeps, with what stands there now", () => {
  expect(shownConflicts(opened)).toEqual([{ ...field, id: "row-1", mine: 2, theirs: 3, told: row, isOwn: false }]);
});

it("shows a window's own once, by the portal's row, with what was typed last", () => {
  const own = { ...field, before: 1, value: 5, conflictId: "row-1" };
  const shown = shownConflicts({ ...opened, local: { ...NOTHING_LOCAL, conflicts: [own] } });
  expect(shown).toEqual([{ ...field, id: "row-1", mine: 5, theirs: 3, told: row, isOwn: true }]);
});

it("asks no more about one that was chosen about and is on its way", () => {
  const local = resolveConflict(NOTHING_LOCAL, field, "theirs", 3, { id: "row-1", mine: 2 });
  expect(shownConflicts({ ...opened, local })).toEqual([]);
});
