import { describe, expect, it } from "vitest";
import { familyLines, placeOf } from "@/lib/client/field/family-lines";
import type { Item } from "@/lib/client/field/outbox";
import type { RecordLine } from "@/lib/client/field/record-line";
import type { ListedFamily } from "@/lib/client/field/take-along";

function family(id: string, more: Partial<ListedFamily> = {}): ListedFamily {
  return {
    id,
    mark: "1",
    headName: id,
    members: [],
    dusun: null,
    rw: "1",
    rt: "2",
    point: null,
    decile: null,
    status: 1,
    isUnderWay: false,
    draft: null,
    ...more,
  };
}

const record = (id: string, householdId: string, isTyped = false): RecordLine => ({
  id,
  what: "proposal",
  householdId,
  headName: "",
  isNew: false,
  isEvent: false,
  isSent: false,
  isTyped,
});
const item = (recordId: string, state: Item["state"], takenAt: number | null = null): Item => ({
  recordId,
  state,
  open: 1,
  since: 1,
  code: null,
  takenAt,
  photos: 0,
  refusedPhotos: 0,
  conflicts: 0,
  isPutOff: false,
});
const ALL = { words: "", place: "" };

describe("families on the device", () => {
  it("are found by parts of any name in the house, whatever accents and case", () => {
    const families = [family("Siti Contoh", { members: ["Siti Contoh", "José Contoh"] }), family("Budi Contoh")];
    const found = (words: string) => familyLines(families, [], [], { words, place: "" }).map(({ id }) => id);
    expect(found("jose cont")).toEqual(["Siti Contoh"]);
    expect(found("CONTOH")).toHaveLength(2);
    expect(found("tidak ada")).toEqual([]);
  });

  it("stand by RW and RT as numbers, and what came back or needs the person first", () => {
    const families = [
      family("c", { rt: "10" }),
      family("b", { rt: "9" }),
      family("a", { rt: null, rw: null }),
      family("d", { rt: "11", draft: { id: "x", state: "returned", reason: "R1", version: 2, conflicts: [] } }),
    ];
    expect(familyLines(families, [], [], ALL).map(({ id }) => id)).toEqual(["d", "a", "b", "c"]);
    expect(familyLines(families, [], [], { words: "", place: "1/9" }).map(({ id }) => id)).toEqual(["b"]);
    expect(families.map(placeOf)).toEqual(["1/10", "1/9", "/", "1/11"]);
  });

  it("say the nearest truth: what needs the person before what is typed, that before what waits, what the portal said last", () => {
    const state = (families: readonly ListedFamily[], records: readonly RecordLine[], items: readonly Item[]) =>
      familyLines(families, records, items, ALL)[0]?.state;
    const one = [family("f")];
    expect(state(one, [record("r", "f", true)], [item("r", "needs-you")])).toEqual({ kind: "needs-you" });
    expect(state(one, [record("r", "f", true)], [item("r", "waiting")])).toEqual({ kind: "typed" });
    expect(state(one, [record("r", "f")], [item("r", "sending")])).toEqual({ kind: "sending" });
    expect(state(one, [record("r", "f")], [item("r", "taken", 7)])).toEqual({ kind: "taken", at: 7 });
    const returned = [family("f", { draft: { id: "r", state: "returned", reason: null, version: 2, conflicts: [] } })];
    expect(state(returned, [record("r", "f")], [item("r", "taken", 7)])).toEqual({ kind: "returned" });
    expect(
      state([family("f", { draft: { id: "r", state: "submitted", reason: null, version: 2, conflicts: [] } })], [], []),
    ).toEqual({
      kind: "done",
    });
    expect(state(one, [], [])).toEqual({ kind: "untouched" });
  });
});
