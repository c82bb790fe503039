import { randomBytes, webcrypto } from "node:crypto";
import { gzipSync } from "node:zlib";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { Enrolment } from "@/lib/domain/field/exchange";
import { FIELD_SCHEMA, type FieldOperation } from "@/lib/domain/field/operation";
import { enrol } from "@/lib/server/field/enrol";
import { carryIn } from "@/lib/server/field/handover/carry-in";
import { findFormPage } from "@/lib/server/proposal/queries";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeActor } from "@/tests/support/factory/people";
import { makeJpeg } from "@/tests/support/factory/pictures";
import { OTHER_VILLAGE, VILLAGE } from "@/tests/support/factory/place";
import { must } from "@/tests/support/factory/run";
import { REGENCY, World } from "../history/world";

const world = new World();
const now = new Date();
let companion: Actor;
let device: Enrolment;
const { subtle } = webcrypto;

beforeAll(async () => {
  await world.open(60);
  companion = await makeActor(world.owner, "companion", VILLAGE);
  device = await enrolled(companion);
});
afterAll(() => world.close());

async function enrolled(actor: Actor): Promise<Enrolment> {
  const asked = { do: "enrol", deviceId: uuidv7(), label: "HP kerja", grantId: actor.grant.id } as const;
  const outcome = await enrol({ actor, kind: "Chrome / Android" }, asked, now);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

/** A file as a device makes it. */
async function fileOf({ deviceId, handoverKey }: Enrolment, content: object, head: object = {}): Promise<Uint8Array> {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const pair = await subtle.generateKey(curve, true, ["deriveBits"]);
  const theirs = await subtle.importKey("jwk", handoverKey, curve, false, []);
  const bits = await subtle.deriveBits({ name: "ECDH", public: theirs }, pair.privateKey, 256);
  const base = await subtle.importKey("raw", bits, "HKDF", false, ["deriveKey"]);
  const info = new TextEncoder().encode("mutakhir-handover");
  const hkdf = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
  const key = await subtle.deriveKey(hkdf, base, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
  const iv = randomBytes(12);
  const sealed = await subtle.encrypt({ name: "AES-GCM", iv }, key, gzipSync(JSON.stringify(content)));
  const ephemeralKey = await subtle.exportKey("jwk", pair.publicKey);
  const line = { format: "dtsen", v: 1, deviceId, ephemeralKey, iv: iv.toString("base64"), ...head };
  return Buffer.concat([Buffer.from(`${JSON.stringify(line)}\n`), Buffer.from(sealed)]);
}

async function given(): Promise<SeedFamily> {
  const family = world.take();
  const chosen = { kind: "families", ids: [family.id] };
  await must(world.people.operator, "assignment.give", { villageCode: VILLAGE, userId: companion.userId, chosen });
  return family;
}

interface Day {
  readonly draftId: string;
  readonly startOp: string;
  readonly operations: readonly FieldOperation[];
}

/** A visit without network: a draft begun, and one answer. */
function visit(family: SeedFamily, value = 77): Day {
  const [draftId, startOp] = [uuidv7(), uuidv7()];
  const same = { recordId: draftId, supersedes: null, schema: FIELD_SCHEMA, madeAt: now.getTime() - 60_000 };
  const before = family.household["floorAreaM2"] ?? null;
  const patches = [{ level: "household", uid: null, key: "floorAreaM2", before, value }];
  const start = { id: draftId, regencyCode: REGENCY, householdId: family.id, channel: "visit" };
  return {
    draftId,
    startOp,
    operations: [
      { ...same, opId: startOp, command: "proposal.start", prevOp: null, startOp: null, input: start },
      {
        ...same,
        opId: uuidv7(),
        command: "proposal.save",
        prevOp: startOp,
        startOp,
        input: { id: draftId, regencyCode: REGENCY, patches },
      },
    ],
  };
}

async function photoOf({ draftId, startOp }: Day) {
  const bytes = Buffer.from(await makeJpeg());
  const sha256 = Buffer.from(await subtle.digest("SHA-256", bytes)).toString("hex");
  return { id: uuidv7(), recordId: draftId, startOp, sha256, base64: bytes.toString("base64") };
}

const refusalOf = async (carrier: Actor, bytes: Uint8Array) => {
  const outcome = await carryIn(carrier, bytes, now);
  return outcome.ok ? "OK" : (outcome.error.info?.["reason"] ?? outcome.error.code);
};

describe("a file that was carried to the village office", () => {
  it("is read in as its own person's work, once, and says who carried it", async () => {
    const family = await given();
    const day = visit(family);
    const bytes = await fileOf(device, { operations: day.operations, photos: [await photoOf(day)] });
    const first = await carryIn(world.people.operator, bytes, now);
    const none = { conflicts: 0, waiting: 0, later: 0, photosLeft: 0, isAside: false };
    expect(first).toMatchObject({ ok: true, value: { label: "HP kerja", taken: 2, known: 0, photos: 1, ...none } });
    const page = await findFormPage(companion, { regencyCode: REGENCY, id: day.draftId }, now);
    expect(page?.payload.answers.household).toMatchObject({ floorAreaM2: 77 });
    expect(await carryIn(world.people.operator, bytes, now)).toMatchObject({
      ok: true,
      value: { taken: 0, known: 2, ...none },
    });
    const { rows } = await world.owner.query(
      "SELECT actor_id, subject_ids FROM audit WHERE action = 'device:carry-in' AND $1 = ANY (subject_ids)",
      [device.deviceId],
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual({
      actor_id: world.people.operator.userId,
      subject_ids: [device.deviceId, companion.userId],
    });
    const made = await world.owner.query("SELECT created_by FROM proposal WHERE id = $1", [day.draftId]);
    expect(made.rows).toEqual([{ created_by: companion.userId }]);
  });

  it("tells what its person must look at, and stops nothing else for it", async () => {
    const [own, foreign] = [await given(), world.take()];
    const [good, bad] = [visit(own), visit(foreign)];
    const photos = [await photoOf(bad)];
    const bytes = await fileOf(device, { operations: [...bad.operations, ...good.operations], photos });
    expect(await carryIn(companion, bytes, now)).toMatchObject({
      ok: true,
      value: { taken: 2, waiting: 2, photos: 0, photosLeft: 1 },
    });
  });

  it("applies nothing that was put right on the device before, and sends nobody to look at it", async () => {
    const day = visit(await given());
    const [begin, old] = day.operations;
    if (begin === undefined || old === undefined) throw new Error("a visit has two operations");
    const behind = { ...old, opId: uuidv7(), prevOp: old.opId };
    const patches = [{ level: "household", uid: null, key: "floorAreaM2", before: null, value: 91 }];
    const replaces = [old.opId, behind.opId];
    const instead = { ...old, opId: uuidv7(), supersedes: old.opId, replaces, input: { ...old.input, patches } };
    const { operator } = world.people;
    const later = await carryIn(operator, await fileOf(device, { operations: [begin, instead], photos: [] }), now);
    expect(later).toMatchObject({ ok: true, value: { taken: 2, replaced: 0 } });
    const older = await fileOf(device, { operations: [old, behind], photos: [] });
    for (let times = 0; times < 2; times += 1)
      expect(await carryIn(operator, older, now)).toMatchObject({
        ok: true,
        value: { taken: 0, known: 0, replaced: 2, waiting: 0, conflicts: 0 },
      });
    const page = await findFormPage(companion, { regencyCode: REGENCY, id: day.draftId }, now);
    expect(page?.payload.answers.household["floorAreaM2"]).not.toBe(77);
    const open = "SELECT 1 FROM field_set_aside WHERE record_id = $1 AND state = 'open'";
    expect((await world.owner.query(open, [day.draftId])).rows).toEqual([]);
  });

  it("is a stranger's to everybody who does not watch over the device", async () => {
    const bytes = await fileOf(device, { operations: visit(world.take()).operations, photos: [] });
    const elsewhere = await makeActor(world.owner, "village-operator", OTHER_VILLAGE);
    const other = await makeActor(world.owner, "companion", VILLAGE);
    expect(await refusalOf(elsewhere, bytes)).toBe("NOT_FOUND");
    expect(await refusalOf(other, bytes)).toBe("NOT_FOUND");
    expect(await refusalOf(await makeActor(world.owner, "viewer", VILLAGE), bytes)).toBe("FORBIDDEN");
    const unknown = await fileOf({ ...device, deviceId: uuidv7() }, { operations: [], photos: [] });
    expect(await refusalOf(world.people.operator, unknown)).toBe("NOT_FOUND");
  });

  it("says what is wrong with one that cannot be read", async () => {
    const { operator } = world.people;
    const { operations } = visit(world.take());
    const whole = Buffer.from(await fileOf(device, { operations, photos: [] }));
    const changed = Buffer.from(whole);
    changed[changed.length - 20] = (changed[changed.length - 20] ?? 0) ^ 1;
    expect(await refusalOf(operator, new Uint8Array())).toBe("empty");
    expect(await refusalOf(operator, Buffer.from("PK\u0003\u0004 a picture"))).toBe("not-dtsen");
    expect(await refusalOf(operator, await fileOf(device, { operations, photos: [] }, { v: 2 }))).toBe("version");
    expect(await refusalOf(operator, whole.subarray(0, whole.length - 30))).toBe("damaged");
    expect(await refusalOf(operator, changed)).toBe("damaged");
    expect(await refusalOf(operator, await fileOf(device, { operations: [], photos: [] }))).toBe("empty");
    const other = await enrolled(companion);
    const swapped = await fileOf(other, { operations, photos: [] }, { deviceId: device.deviceId });
    expect(await refusalOf(operator, swapped)).toBe("damaged");
    const bomb = await fileOf(device, { operations: [], photos: [], fill: " ".repeat(200_000_000) });
    expect(await refusalOf(operator, bomb)).toBe("TOO_LARGE");
  });

  it("of a device that was taken away is kept beside and not applied", async () => {
    const lost = await enrolled(companion);
    const day = visit(await given());
    await must(world.people.operator, "device.report-lost", { id: lost.deviceId });
    const bytes = await fileOf(lost, { operations: day.operations, photos: [await photoOf(day)] });
    expect(await carryIn(world.people.operator, bytes, now)).toMatchObject({
      ok: true,
      value: { taken: 0, waiting: 2, photos: 0, photosLeft: 1, isAside: true },
    });
    const rows = async (text: string) => (await world.owner.query(text, [day.draftId])).rows;
    expect(await rows("SELECT 1 FROM proposal WHERE id = $1")).toEqual([]);
    // What began it is kept as well: it says about which family the answers behind it are.
    expect(await rows("SELECT command, code FROM field_set_aside WHERE record_id = $1 ORDER BY command")).toEqual([
      { command: "proposal.save", code: "REVOKED" },
      { command: "proposal.start", code: "REVOKED" },
    ]);
  });
});
