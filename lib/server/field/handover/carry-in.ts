import "server-only";
import { createHash } from "node:crypto";
import { type Actor, authorizeIn, scopeOf } from "@/lib/domain/access/actor";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import type { CarriedIn } from "@/lib/domain/field/handover-file";
import { BATCH_OPERATIONS, isReplacedRefusal, type OperationResult } from "@/lib/domain/field/operation";
import { storeAttachment } from "@/lib/server/attachment/store-attachment";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { unsealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import { displayNames } from "@/lib/server/queue/names";
import { type Device, findDevice, findDevicePerson } from "../device";
import { runOperations } from "../exchange";
import { inLine } from "../gate";
import { openLedger } from "../ledger";
import type { Passed } from "../pass";
import { draftOf } from "../run-operations";
import { mayCarryIn } from "./may-carry-in";
import { type HandoverContent, type HandoverPhoto, openHandover, splitHandover } from "./open-file";
import { notePart, partsSoFar } from "./parts";

/**
 * Reads in what a device could not send: its operations run as its own person, through the same commands, and are the same
 * operations should the device send them after all. The carrier learns counts alone, and who it was stands in the audit. A
 * device that is neither the carrier's own nor in their area is like one that nobody knows.
 */
export async function carryIn(carrier: Actor, bytes: Uint8Array, now: Date): Promise<Outcome<CarriedIn>> {
  if (!mayCarryIn(carrier)) return refuse("FORBIDDEN");
  const file = splitHandover(bytes);
  if (!file.ok) return file;
  const device = await findDevice(file.value.head.deviceId);
  if (device === null || !isReached(carrier, device)) return refuse("NOT_FOUND");
  const held = await findKey(carrier, device);
  if (held === null) return refuse("NOT_FOUND");
  const content = await openHandover(file.value, held.privateKey);
  if (!content.ok) return content;
  const passed: Passed = { device, actor: await personOf(device, now) };
  const counts = await run(passed, content.value, now);
  await audit(carrier, device, counts, now);
  const { part } = content.value;
  // One that must be read again counts as missing.
  const parts = await (counts.later > 0 ? partsSoFar(carrier, device, part) : notePart(carrier, device, part, now));
  return succeed({ label: held.label, ownerName: held.ownerName, parts, ...counts });
}

function isReached(carrier: Actor, device: Device): boolean {
  return device.userId === carrier.userId || authorizeIn(carrier, "field:watch", device.regionCode);
}

interface HeldKey {
  readonly label: string;
  readonly ownerName: string;
  readonly privateKey: Buffer;
}

/** The device's key under the carrier's own scope: the policies are asked as well. */
async function findKey(carrier: Actor, { regencyCode, id, userId }: Device): Promise<HeldKey | null> {
  return underScope(scopeOf(carrier), async ({ sql }) => {
    const [[row], names] = await Promise.all([
      sql<{ label: string; handover: Buffer }>`SELECT label, handover_sealed AS handover FROM field_device
        WHERE regency_code = ${regencyCode} AND id = ${id}`,
      displayNames(sql, [userId]),
    ]);
    if (row === undefined) return null;
    return { label: row.label, ownerName: names.get(userId) ?? "?", privateKey: unsealBytes(row.handover) };
  });
}

/** Null: revoked, or a person who may not work any more. What they typed is kept beside then. */
async function personOf(device: Device, now: Date): Promise<Actor | null> {
  if (device.revokedAt !== null) return null;
  const person = await findDevicePerson(device, now);
  return "actor" in person ? person.actor : null;
}

type Counts = Omit<CarriedIn, "label" | "ownerName" | "parts">;

async function run(passed: Passed, { operations, photos }: HandoverContent, now: Date): Promise<Counts> {
  const { device, actor } = passed;
  const ids = operations.map(({ opId }) => opId);
  const before = actor === null ? null : await openLedger(actor, device, ids);
  const first = await runAll(passed, operations, now);
  const kept = actor === null ? 0 : await keepPhotos(actor, device, photos, now);
  // Answers that name a photo find it now, and what waited behind them goes on.
  const again = operations.filter((_, at) => first[at]?.kind === "refused" || first[at]?.kind === "parked");
  const second = kept === 0 ? [] : await runAll(passed, again, now);
  const later = new Map(second.map((result) => [result.opId, result]));
  const results = first.map((result) => later.get(result.opId) ?? result);
  const taken = results.filter((result) => result.kind === "taken");
  const isReplaced = (result: OperationResult) => result.kind === "refused" && isReplacedRefusal(result.refusal);
  const replaced = results.filter(isReplaced).length;
  const known = taken.filter(({ opId }) => before?.find(opId) != null).length;
  return {
    taken: taken.length - known,
    known,
    replaced,
    conflicts: taken.filter(({ conflicts }) => conflicts.length > 0).length,
    waiting: results.filter(({ kind }) => kind === "refused" || kind === "parked").length - replaced,
    later: results.filter(({ kind }) => kind === "later").length,
    photos: kept,
    photosLeft: photos.length - kept,
    isAside: actor === null,
  };
}

async function runAll(
  passed: Passed,
  operations: HandoverContent["operations"],
  now: Date,
): Promise<OperationResult[]> {
  const results: OperationResult[] = [];
  for (let at = 0; at < operations.length; at += BATCH_OPERATIONS)
    results.push(...(await inLine(() => runOperations(passed, operations.slice(at, at + BATCH_OPERATIONS), now))));
  return results;
}

/** Photos go to the drafts that their operations began, after those; one that does not fit stops no other. */
async function keepPhotos(actor: Actor, device: Device, photos: readonly HandoverPhoto[], now: Date): Promise<number> {
  const ledger = await openLedger(
    actor,
    device,
    photos.flatMap(({ startOp }) => startOp ?? []),
  );
  let kept = 0;
  for (const photo of photos) {
    const bytes = Buffer.from(photo.base64, "base64");
    if (createHash("sha256").update(bytes).digest("hex") !== photo.sha256.toLowerCase()) continue;
    const draft = { regencyCode: device.regencyCode, id: draftOf(ledger, photo) };
    if ((await storeAttachment(actor, photo.id, draft, bytes, now)).ok) kept += 1;
  }
  return kept;
}

async function audit(carrier: Actor, device: Device, counts: Counts, now: Date): Promise<void> {
  const entry = {
    action: "device:carry-in",
    subjectKind: "device",
    subjectIds: [device.id, device.userId],
    areaCode: device.regionCode,
    detail: { taken: counts.taken, known: counts.known, waiting: counts.waiting, photos: counts.photos },
  } as const;
  await underScope(scopeOf(carrier), ({ sql }) => writeAudit(sql, carrier, now, entry));
}
