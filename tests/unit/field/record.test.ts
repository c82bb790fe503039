import { describe, expect, it } from "vitest";
import { addPatch, NOTHING_LOCAL } from "@/lib/client/draft/patch-queue";
import { afterQueueing, type FieldRecord, queueSending, queueTyped } from "@/lib/client/field/record";
import { UNKNOWN_CLOCK } from "@/lib/domain/field/made-at";
import { blankDraft } from "./model-server";

const patch = (key: string, value: string | number) =>
  ({ level: "household", uid: null, key, before: null, value }) as const;

function record(more: Partial<FieldRecord> = {}): FieldRecord {
  return {
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
    local: addPatch(addPatch(NOTHING_LOCAL, patch("floorType", 3)), patch("housePhoto", "photo-1")),
    supersedes: null,
    replaces: [],
    madeAt: 0,
    ...more,
  };
}

function tools(unsent: readonly string[] = []) {
  let ids = 0;
  return {
    newId: () => {
      ids += 1;
      return `op-${ids}`;
    },
    now: 5,
    clock: UNKNOWN_CLOCK,
    unsentPhotos: new Set(unsent),
  };
}

const NO_TAIL = { prevOp: null, startOp: null };
const say = (queued: ReturnType<typeof queueTyped>) =>
  queued.map(({ operation, needs }) => [operation.command, operation.opId, operation.prevOp, operation.startOp, needs]);

describe("queueing what was typed", () => {
  it("begins the draft first, then sends text, then what names a photo that is still here", () => {
    expect(say(queueTyped(record(), NO_TAIL, tools(["photo-1"])))).toEqual([
      ["proposal.start", "op-1", null, null, []],
      ["proposal.save", "op-2", "op-1", "op-1", []],
      ["proposal.save", "op-3", "op-2", "op-1", ["photo-1"]],
    ]);
  });

  it("makes one operation where every photo is at the portal, and none where nothing was typed", () => {
    const tail = { prevOp: "op-0", startOp: "op-0" };
    expect(say(queueTyped(record(), tail, tools()))).toEqual([["proposal.save", "op-1", "op-0", "op-0", []]]);
    expect(queueTyped(record({ local: NOTHING_LOCAL }), NO_TAIL, tools())).toEqual([]);
  });

  it("keeps the id of what was handed over before, so that a window that died queues it once", () => {
    const { local } = record();
    const sending = { operationId: "handed", batch: local.pending };
    const [, save] = queueTyped(record({ local: { ...NOTHING_LOCAL, sending } }), NO_TAIL, tools());
    expect(save?.operation.opId).toBe("handed");
  });

  it("names what it puts right once, and leaves only conflicts in the record", () => {
    const mended = record({ supersedes: "refused" });
    const queued = queueTyped(mended, NO_TAIL, tools());
    expect(queued.map(({ operation }) => operation.supersedes)).toEqual(["refused", null]);
    expect(afterQueueing(mended)).toMatchObject({ supersedes: null, local: NOTHING_LOCAL });
  });

  it("sends to the meeting behind everything, with a version that the portal fills in", () => {
    const [sending] = queueSending(record(), { prevOp: "op-7", startOp: "op-1" }, {}, tools());
    expect(sending?.operation).toMatchObject({
      command: "proposal.submit",
      prevOp: "op-7",
      input: { id: "draft", version: null },
    });
  });
});
