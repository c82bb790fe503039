import { describe, expect, it } from "vitest";
import { DYNAMICS_TABLES, dynamicsFileHref } from "@/lib/domain/dynamics/address";
import { type DynamicsWords, dynamicsRows } from "@/lib/server/dynamics/download";

const AREA = {
  code: "5204",
  label: "Sumbawa",
  level: "regency",
  timeZone: "Asia/Makassar",
  path: [],
} as const;

const VIEW = {
  countedAt: null,
  snapshots: [],
  pair: { from: { id: "2026-1", rankedOn: "2026-01-15" }, to: { id: "2026-2", rankedOn: "2026-04-15" } },
  hasYear: false,
  hasBefore: true,
  group: "all",
  isWhole: true,
  matrix: { steps: [1, 2], rows: [{ from: 1, cells: [3, "suppressed"], total: 8 }], totals: [3, 5], total: 8 },
  rates: [],
  flows: { added: 0, gone: 0 },
  causes: [{ move: "fell", total: 9, causes: { condition: 7, correction: 0, model: "suppressed" } }],
  drivers: [{ driver: "illness", moves: { fell: 6, slipped: 0, down: 0, climbed: 0, up: 0 } }],
  shares: [
    { name: "exclusion", families: 12, of: 40, isKnown: true },
    { name: "relapse", families: 0, of: 0, isKnown: false },
  ],
  withdrew: 0,
  children: [],
} as const;

const same = (name: string | number) => String(name);
const WORDS: DynamicsWords = {
  heading: same,
  step: same,
  group: same,
  rate: same,
  move: same,
  driver: same,
  cause: same,
  share: same,
  suppressed: "disamarkan",
};

describe("tables of dynamics as files", () => {
  it.each(DYNAMICS_TABLES)("of %s have rows as long as their heading", (table) => {
    const [head, ...rows] = dynamicsRows(table, AREA, VIEW, WORDS);
    for (const row of rows) expect(row).toHaveLength(head?.length ?? 0);
  });

  it("tell each cause of a move, and mark what is withheld", () => {
    const rows = dynamicsRows("sebab", AREA, VIEW, WORDS).slice(1);
    expect(rows.map((row) => row.slice(-2))).toEqual([
      ["condition", 7],
      ["correction", 0],
      ["model", "disamarkan"],
    ]);
  });

  it("leave out a share that the snapshots cannot tell yet", () => {
    expect(dynamicsRows("bantuan", AREA, VIEW, WORDS).slice(1)).toEqual([
      ["5204", "Sumbawa", "2026-1", "2026-2", "all", "exclusion", 12, 40],
    ]);
  });

  it("keep the page's choices in their address", () => {
    expect(dynamicsFileHref("5204", { to: "2026-2", isYear: true, group: "elder" }, "sebab")).toBe(
      "/dasbor/5204/dinamika/unduh?potret=2026-2&banding=tahun&kelompok=lansia&tabel=sebab",
    );
  });
});
