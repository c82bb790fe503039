import { describe, expect, it } from "vitest";
import type { Change } from "@/lib/domain/instrument/diff";
import { foldEmptied, splitEmptied } from "@/lib/domain/proposal/emptied";

const GONE = "01920000-0000-7000-8000-0000000000aa";
const STAYS = "01920000-0000-7000-8000-0000000000bb";
const change = (uid: string, key: string, after: Change["after"]): Change => ({
  key: `member:${uid}.${key}`,
  before: 1,
  after,
});
const line = ({ key, after }: Change) => ({ key, after: after === null ? "" : String(after) });

const leaving = [change(GONE, "presence", 2), ...["a", "b", "c"].map((key) => change(GONE, key, null))];
const other = [...["a", "b", "c"].map((key) => change(STAYS, key, null)), change(STAYS, "presence", 5)];

describe("answers that fall away", () => {
  it("are set apart for who leaves, and for nobody else", () => {
    const changes = [...leaving, ...other];
    const { kept, byLeaver } = splitEmptied(changes.map(line), changes);
    expect([...byLeaver.keys()]).toEqual([GONE]);
    expect(byLeaver.get(GONE)?.map(({ key }) => key)).toEqual(["a", "b", "c"].map((key) => `member:${GONE}.${key}`));
    expect(kept).toEqual([leaving[0], ...other].flatMap((each) => (each === undefined ? [] : [line(each)])));
  });

  it("are read line by line where there are few, or where something else was answered", () => {
    const few = [change(GONE, "presence", 3), change(GONE, "a", null), change(GONE, "b", null), change(GONE, "c", 2)];
    expect(splitEmptied(few.map(line), few).kept).toHaveLength(4);
  });

  it("stand with the person's presence, and sections that held nothing else are gone", () => {
    const rows = leaving.map(line);
    const groups = [
      { key: "people", rows: rows.slice(0, 2) },
      { key: "work", rows: rows.slice(2) },
    ];
    expect(foldEmptied(groups, leaving)).toEqual([
      { key: "people", rows: [rows[0]], emptied: [rows[1], rows[2], rows[3]] },
    ]);
  });
});
