import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boardPage, type VillageMeetings } from "@/lib/domain/meeting/board";
import { BOARD_SORTS, type BoardView, boardHref, parseBoardView } from "@/lib/domain/meeting/board-view";

const TODAY = "2026-05-20";
const ALL: BoardView = { area: null, onlyMissing: false, sort: "longest", after: null };
const village = (number: number, extra: Partial<VillageMeetings> = {}): VillageMeetings => ({
  code: `520701200${number}`,
  name: `Desa ${number}`,
  lastHeldOn: null,
  nextPlannedOn: null,
  waiting: 0,
  ...extra,
});
const codes = (villages: readonly VillageMeetings[], view: Partial<BoardView> = {}) =>
  boardPage(villages, TODAY, { ...ALL, ...view }, 50).rows.map(({ code }) => Number(code.at(-1)));

const three = [
  village(1, { lastHeldOn: "2026-05-02", waiting: 9 }),
  village(2, { lastHeldOn: "2026-04-14", waiting: 3 }),
  village(3, { waiting: 5 }),
];

describe("the board of who has met", () => {
  it("puts those who never met first, then the longest ago", () => {
    expect(codes(three)).toEqual([3, 2, 1]);
    expect(codes(three, { sort: "waiting" })).toEqual([1, 3, 2]);
    expect(codes(three, { sort: "name" })).toEqual([1, 2, 3]);
  });

  it("counts a meeting for the month in which it was held, and days since", () => {
    const page = boardPage(three, TODAY, ALL, 50);
    expect(page.rows.map(({ hasMet, daysSince }) => [hasMet, daysSince])).toEqual([
      [false, null],
      [false, 36],
      [true, 18],
    ]);
    expect(page.counts).toEqual({ all: 3, missing: 2 });
    expect(codes(three, { onlyMissing: true })).toEqual([3, 2]);
    expect(boardPage(three, "2026-06-01", ALL, 50).counts.missing).toBe(3);
  });

  it("goes on after a village that has met since the page before was read", () => {
    const met = three.map((one) => (one.code.endsWith("2") ? { ...one, lastHeldOn: TODAY } : one));
    expect(codes(met, { onlyMissing: true, after: "5207012003" })).toEqual([]);
    expect(codes(three, { onlyMissing: true, after: "5207012003" })).toEqual([2]);
  });

  it("shows every village once over its pages, whatever the order", () => {
    const many = fc.uniqueArray(
      fc.record({
        code: fc.integer({ min: 1000, max: 1999 }).map((number) => `520701${number}`),
        name: fc.constantFrom("Desa A", "Desa B"),
        lastHeldOn: fc.constantFrom(null, "2026-05-02", "2026-04-01"),
        nextPlannedOn: fc.constant(null),
        waiting: fc.nat({ max: 2 }),
      }),
      { selector: ({ code }) => code, maxLength: 30 },
    );
    fc.assert(
      fc.property(many, fc.constantFrom(...BOARD_SORTS), fc.boolean(), (villages, sort, onlyMissing) => {
        const seen: string[] = [];
        let after: string | null = null;
        do {
          const page = boardPage(villages, TODAY, { ...ALL, sort, onlyMissing, after }, 4);
          seen.push(...page.rows.map(({ code }) => code));
          after = page.next;
        } while (after !== null);
        expect(seen).toEqual(
          boardPage(villages, TODAY, { ...ALL, sort, onlyMissing }, 50).rows.map(({ code }) => code),
        );
        expect(new Set(seen).size).toBe(seen.length);
      }),
    );
  });
});

describe("the board's address", () => {
  it("says what it shows and is read back", () => {
    const view: BoardView = { area: "5207", onlyMissing: true, sort: "waiting", after: "5207012001" };
    const href = boardHref(view, { after: view.after });
    expect(parseBoardView(Object.fromEntries(new URL(href, "http://x").searchParams))).toEqual(view);
    expect(boardHref(ALL)).toBe("/musyawarah");
  });

  it("begins at the first page when anything else changes", () => {
    expect(boardHref({ ...ALL, after: "5207012001" }, { sort: "name" })).toBe("/musyawarah?urut=nama");
  });

  it("takes what it does not understand as not asked", () => {
    expect(parseBoardView({ wilayah: "520701", urut: "x", setelah: "' OR 1", tampil: ["belum"] })).toEqual(ALL);
  });
});
