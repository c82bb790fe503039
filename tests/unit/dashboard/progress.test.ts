import { describe, expect, it } from "vitest";
import { type Figure, shareOf, sumOf } from "@/lib/domain/dashboard/figure";
import {
  columnOf,
  doneShare,
  ENDED,
  OPEN,
  PROGRESS_STATES,
  type Progress,
  sortChildren,
} from "@/lib/domain/dashboard/progress";
import { hideSmallCells, progressOf } from "@/lib/domain/dashboard/view";

function progress(given: Partial<Record<(typeof PROGRESS_STATES)[number], Figure>>): Progress {
  const states = {
    none: 0,
    draft: 0,
    submitted: 0,
    endorsed: 0,
    verified: 0,
    signed: 0,
    validated: 0,
    applied: 0,
    returned: 0,
    rejected: 0,
    withdrawn: 0,
    expired: 0,
    ...given,
  };
  return {
    due: sumOf(Object.values(states)),
    states,
    open: sumOf(OPEN.map((state) => states[state])),
    ended: sumOf(ENDED.map((state) => states[state])),
  };
}

describe("progress", () => {
  it("shows families whose proposal ended in one column, and only when each part is shown", () => {
    expect(columnOf(progress({ rejected: 7, expired: 9 }), "ended")).toBe(16);
    expect(columnOf(progress({ rejected: 7, expired: "suppressed" }), "ended")).toBe("suppressed");
  });

  it("is a share of the families due, and nothing where none is due", () => {
    expect(doneShare(progress({ applied: 30, none: 90 }))).toBe(25);
    expect(doneShare(progress({}))).toBeNull();
    expect(shareOf("suppressed", 10)).toBe("suppressed");
  });

  it("sorts the least advanced first, then by name; withheld shares last", () => {
    const row = (name: string, applied: Figure) => ({ name, progress: progress({ applied, none: 50 }) });
    const rows = [row("Taliwang", 50), row("Brang Rea", "suppressed"), row("Seteluk", 10), row("Jereweh", 10)];
    expect(sortChildren(rows, "progress").map((child) => child.name)).toEqual([
      "Jereweh",
      "Seteluk",
      "Taliwang",
      "Brang Rea",
    ]);
    expect(sortChildren(rows, "name").map((child) => child.name)).toEqual([
      "Brang Rea",
      "Jereweh",
      "Seteluk",
      "Taliwang",
    ]);
  });
});

describe("sums of states for who may not see small cells", () => {
  it("are made before they are told: seven times eight is fifty-six, not seventy", () => {
    const counts = PROGRESS_STATES.map((state) => (OPEN.some((open) => open === state) ? 8 : 0));
    const empty = { families: [], people: [], freshness: [] };
    const cells = new Map([["5207", { progress: counts, ...empty }]]);
    const sight = hideSmallCells(cells, "5207", { upper: [], listed: [] });
    const { due, open, states } = progressOf(cells, sight, "5207");
    expect([due, open, states.draft]).toEqual([55, 55, 10]);
  });
});
