import { createHash } from "node:crypto";
import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addPatch, NOTHING_LOCAL } from "@/lib/client/draft/patch-queue";
import { sealOperation } from "@/lib/client/field/boxes";
import { makePart, planHandover } from "@/lib/client/field/handover";
import { type FieldRecord, queueTyped } from "@/lib/client/field/record";
import { photoPlace } from "@/lib/client/field/send-photos";
import type { Keys } from "@/lib/client/field/sync-parts";
import { sealBytes } from "@/lib/client/seal/sealed-box";
import { UNKNOWN_CLOCK } from "@/lib/domain/field/made-at";
import { localDay } from "@/lib/domain/period/period";
import { handles } from "@/lib/server/db/pool";
import { enrol } from "@/lib/server/field/enrol";
import { carryIn } from "@/lib/server/field/handover/carry-in";
import { findFormPage } from "@/lib/server/proposal/queries";
import { makeFamilies, sound } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makeJpeg } from "@/tests/support/factory/pictures";
import { makePeriod } from "@/tests/support/factory/place";
import { ownerUrl } from "@/tests/support/urls";
import { Disk, MemoryFieldStore } from "../../unit/field/memory-field-store";
import { blankDraft } from "../../unit/field/model-server";

const VILLAGE = "5204052004";
const REGENCY = VILLAGE.slice(0, 4);
const owner = new Client({ connectionString: ownerUrl() });
const now = new Date();

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, REGENCY, now, "DTSEN-PBI-2026");
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

async function keysOf(userId: string): Promise<Keys> {
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const data = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  const share = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
  return { userId, data, share };
}

it("a file that a device made brings an answer with its photo, though the photo comes behind the answer", async () => {
  const [family] = sound(
    await makeFamilies(owner, VILLAGE, 4, localDay(now, "Asia/Makassar")),
    localDay(now, "Asia/Makassar"),
  );
  if (family === undefined) throw new Error("a family is needed");
  const operator = await makeActor(owner, "village-operator", VILLAGE);
  const given = await enrol(
    { actor: operator, kind: "Chrome / Android" },
    { do: "enrol", deviceId: uuidv7(), label: "HP" },
    now,
  );
  if (!given.ok) throw new Error(given.error.code);
  const keys = await keysOf(operator.userId);
  const store = new MemoryFieldStore(new Disk());
  const [photoId, draftId] = [uuidv7(), uuidv7()];
  const photo = { level: "household", uid: null, key: "photoFront", before: null, value: photoId } as const;
  const area = { ...photo, key: "floorAreaM2", before: family.household["floorAreaM2"] ?? null, value: 61 };
  const record: FieldRecord = {
    id: draftId,
    what: "proposal",
    regencyCode: REGENCY,
    villageCode: VILLAGE,
    householdId: family.id,
    headName: "",
    beginning: {
      command: "proposal.start",
      input: { regencyCode: REGENCY, householdId: family.id, channel: "visit" },
      draft: blankDraft(draftId),
      newFamily: null,
    },
    local: addPatch(addPatch(NOTHING_LOCAL, area), photo),
    supersedes: null,
    replaces: [],
    madeAt: now.getTime(),
  };
  const tools = { newId: uuidv7, now: now.getTime(), clock: UNKNOWN_CLOCK, unsentPhotos: new Set([photoId]) };
  const queued = queueTyped(record, { prevOp: null, startOp: null }, tools);
  expect(queued).toHaveLength(3);
  const bytes = new Uint8Array(await makeJpeg());
  const size = bytes.length;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const waiting = {
    recordId: draftId,
    isBornHere: true,
    size,
    sent: 0,
    sha256,
    state: "waiting",
    code: null,
    takenAt: null,
  } as const;
  await store.commit({
    append: await Promise.all(queued.map((each) => sealOperation(keys, each))),
    newPhotos: [{ ...waiting, id: photoId, sealed: await sealBytes(keys.data, photoPlace(keys, photoId), bytes) }],
  });
  const { deviceId, secret, grantId, handoverKey } = given.value;
  const papers = { deviceId, secret, grantId, handoverKey, epoch: null, mark: null, skewMs: null };
  const plan = await planHandover(store, uuidv7);
  expect(plan.parts).toHaveLength(1);
  const file = await makePart({ store, keys, papers }, plan, 1);
  const read = await carryIn(operator, new Uint8Array(await file.arrayBuffer()), now);
  expect(read).toMatchObject({ ok: true, value: { taken: 3, photos: 1, waiting: 0, later: 0, parts: null } });
  const page = await findFormPage(operator, { regencyCode: REGENCY, id: draftId }, now);
  expect(page?.payload.answers.household).toMatchObject({ floorAreaM2: 61, photoFront: photoId });
});
