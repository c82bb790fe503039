import { describe, expect, it } from "vitest";
import { type AgendaCount, summarizeAgenda } from "@/lib/domain/meeting/agenda";

const row = (dusun: string | null, rt: string | null, kind: AgendaCount["kind"], families: number): AgendaCount => ({
  dusun,
  rw: null,
  rt,
  kind,
  families,
});

describe("an agenda", () => {
  it("puts places in the order people count them, nameless ones last, and adds kinds of one place", () => {
    const agenda = summarizeAgenda([
      row(null, null, "event", 1),
      row("Barat", "010", "condition", 4),
      row("Barat", "2", "condition", 2),
      row("Barat", "2", "new-household", 3),
    ]);
    expect(agenda.lines.map(({ dusun, rt, total }) => [dusun, rt, total])).toEqual([
      ["Barat", "2", 5],
      ["Barat", "010", 4],
      [null, null, 1],
    ]);
    expect(agenda.counts).toEqual({ condition: 6, "new-household": 3, event: 1 });
    expect(agenda.total).toBe(10);
  });

  it("of nothing is empty", () => {
    expect(summarizeAgenda([])).toEqual({
      lines: [],
      counts: { condition: 0, "new-household": 0, event: 0 },
      total: 0,
    });
  });
});
