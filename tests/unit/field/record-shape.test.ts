import { describe, expect, it } from "vitest";
import { NOTHING_LOCAL } from "@/lib/client/draft/patch-queue";
import type { FieldRecord } from "@/lib/client/field/record";
import { RECORD_SHAPE, readStored, storedRecord } from "@/lib/client/field/record-shape";
import { Unreadable } from "@/lib/client/seal/sealed-box";
import { blankDraft } from "./model-server";

/** As builds of the first shape wrote it: never changed, so that what lies on phones goes on opening. */
const FIRST_SHAPE = {
  shape: 1,
  id: "draft",
  what: "proposal",
  regencyCode: "5207",
  villageCode: "5207012001",
  householdId: "family",
  headName: "Keluarga Contoh",
  beginning: {
    command: "proposal.start",
    input: { householdId: "family" },
    draft: blankDraft("draft"),
    newFamily: null,
  },
  local: {
    pending: {
      patches: [{ level: "household", uid: null, key: "address", before: "Lama", value: "Baru" }],
      memberOps: [],
      notes: {},
    },
    sending: null,
    conflicts: [],
  },
  supersedes: null,
  madeAt: 7,
} as const;

describe("a record on a device", () => {
  it("opens in every shape that a build has written", () => {
    const read = readStored(FIRST_SHAPE);
    expect(read.local.pending.patches).toEqual(FIRST_SHAPE.local.pending.patches);
    expect(read).toMatchObject({ id: "draft", householdId: "family", headName: "Keluarga Contoh", madeAt: 7 });
  });

  it("comes back as it was written", () => {
    const { shape: _shape, ...record } = FIRST_SHAPE;
    const kept: FieldRecord = { ...record, local: NOTHING_LOCAL };
    expect(storedRecord(kept).shape).toBe(RECORD_SHAPE);
    expect(readStored({ ...storedRecord(kept) })).toEqual(kept);
  });

  it("of a later build is left alone, and never taken for an empty one", () => {
    expect(() => readStored({ ...FIRST_SHAPE, shape: RECORD_SHAPE + 1 })).toThrow(Unreadable);
    expect(() => readStored({ id: "draft" })).toThrow(Unreadable);
  });
});
