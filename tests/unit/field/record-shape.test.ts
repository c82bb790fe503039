import { describe, expect, it } from "vitest";
import { NOTHING_LOCAL } from "@/lib/client/draft/patch-queue";
import { openBox, sealBox } from "@/lib/client/field/boxes";
import { claimRecord } from "@/lib/client/field/claim-record";
import type { FieldRecord } from "@/lib/client/field/record";
import {
  type AnyRecord,
  RECORD_SHAPE,
  raised,
  readStored,
  type Steps,
  storedRecord,
} from "@/lib/client/field/record-shape";
import { Unreadable } from "@/lib/client/seal/sealed-box";
import { DeviceWorld } from "./device-world";
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

/** With everything that it puts right. */
const SECOND_SHAPE = { ...FIRST_SHAPE, shape: 2, supersedes: "refused", replaces: ["refused", "behind"] } as const;

/** What builds have written, the first shape first: each new shape adds its own, and none is ever taken out. */
const WRITTEN: readonly AnyRecord[] = [FIRST_SHAPE, SECOND_SHAPE];

/** The fields of a record in the present shape, at each level that lies on a disk. */
const PRESENT_FIELDS = {
  record: "beginning,headName,householdId,id,local,madeAt,regencyCode,replaces,supersedes,villageCode,what",
  beginning: "command,draft,input,newFamily",
  local: "conflicts,pending,sending",
} as const;

const fieldsOf = (value: object) => Object.keys(value).sort().join();

describe("a record on a device", () => {
  it("has a fixture of every shape, and is of the present one where its fields are these", () => {
    expect(WRITTEN.map(({ shape }) => shape)).toEqual(Array.from({ length: RECORD_SHAPE }, (_, at) => at + 1));
    // Another list of fields is another shape: raise RECORD_SHAPE, add the step and a fixture, then change this.
    const complete: Required<FieldRecord> = readStored(FIRST_SHAPE);
    expect(fieldsOf(complete)).toBe(PRESENT_FIELDS.record);
    expect(fieldsOf(complete.beginning ?? {})).toBe(PRESENT_FIELDS.beginning);
    expect(fieldsOf(complete.local)).toBe(PRESENT_FIELDS.local);
  });

  it("goes through every step from its own shape to the present, and stops where one is missing", () => {
    interface Old extends AnyRecord {
      readonly street?: string;
      readonly lanes?: readonly string[];
    }
    const was: Old = { shape: 1, id: "draft", street: "Lorong 1" };
    const steps: Steps = {
      1: ({ street, ...rest }: Old): Old => ({ ...rest, lanes: [street ?? ""] }),
      2: ({ lanes = [], ...rest }: Old): Old => ({ ...rest, lanes: [...lanes, "Lorong 2"] }),
    };
    expect(raised(was, steps, 3)).toEqual({ shape: 3, id: "draft", lanes: ["Lorong 1", "Lorong 2"] });
    expect(raised({ ...was, shape: 2 }, steps, 3)).toMatchObject({ shape: 3, lanes: ["Lorong 2"] });
    expect(was).toEqual({ shape: 1, id: "draft", street: "Lorong 1" });
    expect(() => raised(was, { 1: steps[1] ?? ((each) => each) }, 3)).toThrow(Unreadable);
    expect(() => raised(was, {}, RECORD_SHAPE + 1)).toThrow(Unreadable);
  });

  it("opens in every shape that a build has written", () => {
    const naming = { ...FIRST_SHAPE, supersedes: "refused" };
    expect(readStored(naming).replaces).toEqual(["refused"]);
    expect(readStored(SECOND_SHAPE).replaces).toEqual(["refused", "behind"]);
    const read = readStored(FIRST_SHAPE);
    expect(read.local.pending.patches).toEqual(FIRST_SHAPE.local.pending.patches);
    expect(read).toMatchObject({ id: "draft", householdId: "family", headName: "Keluarga Contoh", madeAt: 7 });
  });

  it("of an earlier build is kept as it was before anything is written over it, once", async () => {
    const world = await DeviceWorld.make();
    const { shape: _shape, ...present } = SECOND_SHAPE;
    const old = { ...present, shape: 0, street: "Lorong 1" };
    const claim = () => claimRecord(world, "draft", "window", () => present);
    await world.store.commit({ boxes: [await sealBox(world.keys, "record", "draft", old)] });
    expect(await claim()).toEqual(present);
    const kept = await world.store.box("earlier", "draft");
    expect(kept === null ? null : await openBox(world.keys, kept)).toEqual(old);
    await world.store.commit({ boxes: [await sealBox(world.keys, "record", "draft", { ...old, street: "Lorong 2" })] });
    await claim();
    expect(await world.store.box("earlier", "draft")).toEqual(kept);
    await expect(claimRecord(world, "draft", "window")).rejects.toThrow(Unreadable);
  });

  it("comes back as it was written", () => {
    const { shape: _shape, ...record } = SECOND_SHAPE;
    const kept: FieldRecord = { ...record, local: NOTHING_LOCAL };
    expect(storedRecord(kept).shape).toBe(RECORD_SHAPE);
    expect(readStored({ ...storedRecord(kept) })).toEqual(kept);
  });

  it("of a later build is left alone, and never taken for an empty one", () => {
    expect(() => readStored({ ...FIRST_SHAPE, shape: RECORD_SHAPE + 1 })).toThrow(Unreadable);
    expect(() => readStored({ id: "draft" })).toThrow(Unreadable);
  });
});
