import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PUT } from "@/app/api/uploads/[id]/route";
import { CHUNK_BYTES } from "@/lib/domain/field/exchange";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { pruneChunks } from "@/lib/server/field/prune";
import { makeJpeg } from "@/tests/support/factory/pictures";
import { must } from "@/tests/support/factory/run";
import {
  enrolPhone,
  exchangeOf,
  headersOf,
  openVillage,
  outcomeOf,
  type Phone,
  post,
  REGENCY,
  start,
  type Village,
} from "./world";

let village: Village;
let phone: Phone;

beforeAll(async () => {
  village = await openVillage(24);
  phone = await enrolPhone(village.team.operator);
});
afterAll(() => village.close());

interface Photo {
  readonly id: string;
  readonly draftId: string;
  readonly startOp: string | null;
  readonly bytes: Uint8Array;
}

interface Arrived {
  readonly bytes: number;
  readonly whole: boolean;
}

async function put(photo: Photo, offset: number, more: Record<string, string> = {}, pass = phone.pass) {
  const piece = photo.bytes.slice(offset, offset + CHUNK_BYTES);
  const headers = {
    ...headersOf(pass, "application/octet-stream"),
    "x-mutakhir-draft": formatPublicId(REGENCY, photo.draftId),
    "x-mutakhir-offset": String(offset),
    "x-mutakhir-size": String(photo.bytes.length),
    "x-mutakhir-sha256": createHash("sha256").update(photo.bytes).digest("hex"),
    ...(photo.startOp === null ? {} : { "x-mutakhir-start-op": photo.startOp }),
    ...more,
  };
  const request = new Request(`http://localhost/api/uploads/${photo.id}`, { method: "PUT", headers, body: piece });
  return outcomeOf<Arrived>(await PUT(request, { params: Promise.resolve({ id: photo.id }) }));
}

async function begun(index: number): Promise<{ readonly draftId: string; readonly startOp: string }> {
  const family = village.families[index];
  if (family === undefined) throw new Error("more families are needed");
  const begin = start(family);
  await exchangeOf(phone, [begin]);
  return { draftId: begin.recordId, startOp: begin.opId };
}

/** A picture of a size in bytes. */
function jpegOf(bytes: number): Uint8Array {
  return new Uint8Array(makeJpeg({ noise: bytes - makeJpeg({ noise: 0 }).length }));
}

const photoOf = async (index: number, bytes: number): Promise<Photo> => ({
  id: uuidv7(),
  ...(await begun(index)),
  bytes: jpegOf(bytes),
});

describe("a photo", () => {
  it("comes in pieces, goes on after a cut, and is stored once by its content", async () => {
    const photo = await photoOf(0, 80_000);
    expect(await put(photo, 0)).toMatchObject({ ok: true, value: { bytes: CHUNK_BYTES, whole: false } });
    // The answer was lost; a piece from too far on; the same piece once more.
    expect(await put(photo, 0)).toMatchObject({ value: { bytes: CHUNK_BYTES } });
    expect(await put(photo, 2 * CHUNK_BYTES)).toMatchObject({ value: { bytes: CHUNK_BYTES } });
    const asked = await outcomeOf(await post(phone.pass, { do: "uploads", ids: [photo.id, uuidv7()] }));
    expect(asked).toMatchObject({ ok: true, value: { uploads: { [photo.id]: { bytes: CHUNK_BYTES, whole: false } } } });
    await put(photo, CHUNK_BYTES);
    expect(await put(photo, 2 * CHUNK_BYTES)).toMatchObject({ value: { bytes: 80_000, whole: true } });
    expect(await put(photo, 2 * CHUNK_BYTES)).toMatchObject({ value: { whole: true } });
    const held = await village.owner.query("SELECT proposal_id, kind FROM attachment WHERE id = $1", [photo.id]);
    expect(held.rows).toEqual([{ proposal_id: photo.draftId, kind: "image/jpeg" }]);
    const left = await village.owner.query("SELECT 1 FROM field_chunk WHERE id = $1", [photo.id]);
    expect(left.rows).toEqual([]);
  });

  it("goes to the draft that was found open, and its pieces lie sealed", async () => {
    const family = village.families[1];
    if (family === undefined) throw new Error("a family is needed");
    const there = { id: uuidv7(), regencyCode: REGENCY, householdId: family.id, channel: "desk" };
    await must(village.team.operator, "proposal.start", there);
    const photo = await photoOf(1, 40_000);
    await put(photo, 0);
    const sealed = await village.owner.query("SELECT content_sealed AS c FROM field_chunk WHERE id = $1", [photo.id]);
    expect(Buffer.from(sealed.rows[0].c).includes(Buffer.from(photo.bytes.slice(200, 260)))).toBe(false);
    expect(await put(photo, CHUNK_BYTES)).toMatchObject({ value: { whole: true } });
    const held = await village.owner.query("SELECT proposal_id FROM attachment WHERE id = $1", [photo.id]);
    expect(held.rows).toEqual([{ proposal_id: there.id }]);
  });

  it("is refused where it is none, another under the same id, or damaged; then it begins again", async () => {
    const photo = await photoOf(2, 40_000);
    await put(photo, 0);
    const other = { ...photo, bytes: jpegOf(41_000) };
    expect(await put(other, 0)).toMatchObject({ ok: false, error: { code: "IDEMPOTENCY_MISMATCH" } });
    const text: Photo = { ...photo, id: uuidv7(), bytes: new Uint8Array(Buffer.from("bukan foto")) };
    expect(await put(text, 0)).toMatchObject({ ok: false, error: { code: "UNSUPPORTED_FILE" } });
    const hash = { "x-mutakhir-sha256": createHash("sha256").update("x").digest("hex") };
    const damaged = { ...photo, id: uuidv7(), bytes: jpegOf(1_000) };
    expect(await put(damaged, 0, hash)).toMatchObject({ ok: false, error: { code: "INVALID_INPUT" } });
    expect(await put(damaged, 0)).toMatchObject({ value: { whole: true } });
    expect(await put(photo, 0, { "x-mutakhir-size": String(5 * 1024 * 1024) })).toMatchObject({
      error: { code: "TOO_LARGE" },
    });
    expect(await put(photo, 0, { "x-mutakhir-offset": "-1" })).toMatchObject({ error: { code: "INVALID_INPUT" } });
  });

  it("of a draft that is not theirs is not kept, and without a pass that fits nothing is", async () => {
    const photo = await photoOf(3, 1_000);
    const companion = await enrolPhone(village.companion);
    expect(await put({ ...photo, id: uuidv7() }, 0, {}, companion.pass)).toMatchObject({
      error: { code: "NOT_FOUND" },
    });
    expect(await put(photo, 0, {}, `${uuidv7()}.${phone.enrolment.secret}`)).toMatchObject({
      error: { code: "UNAUTHENTICATED" },
    });
    expect(await put(photo, 0, { "sec-fetch-site": "cross-site" })).toMatchObject({ error: { code: "FORBIDDEN" } });
  });

  it("that nobody finished goes after thirty days", async () => {
    const photo = await photoOf(4, 40_000);
    await put(photo, 0);
    const now = Date.now();
    const day = 24 * 60 * 60_000;
    await pruneChunks(new Date(now + 29 * day));
    const left = () => village.owner.query("SELECT count(*)::int AS n FROM field_chunk WHERE id = $1", [photo.id]);
    expect((await left()).rows).toEqual([{ n: 1 }]);
    expect(await pruneChunks(new Date(now + 31 * day))).toBeGreaterThan(0);
    expect((await left()).rows).toEqual([{ n: 0 }]);
  });
});

describe("photos that wait alone", () => {
  const told = async () => {
    const { rows } = await village.owner.query(
      "SELECT unsent_count AS count, unsent_photos AS photos, unsent_since AS since FROM field_device WHERE id = $1",
      [phone.enrolment.deviceId],
    );
    return rows[0];
  };

  it("are counted for who watches over the device, until each has arrived, and once", async () => {
    const [one, two] = [await photoOf(8, 5_000), await photoOf(9, 5_000)];
    await exchangeOf(phone, [], { waiting: { count: 0, since: Date.now() - 60_000, photos: 2 } });
    expect(await told()).toMatchObject({ count: 0, photos: 2, since: expect.any(Date) });
    expect(await put(one, 0)).toMatchObject({ ok: true, value: { whole: true } });
    expect(await put(one, 0)).toMatchObject({ ok: true, value: { whole: true } });
    expect(await told()).toMatchObject({ photos: 1, since: expect.any(Date) });
    expect(await put(two, 0)).toMatchObject({ ok: true, value: { whole: true } });
    expect(await told()).toEqual({ count: 0, photos: 0, since: null });
  });

  it("keep their moment when everything written has arrived", async () => {
    const since = Date.now() - 3_600_000;
    const family = village.families[10];
    if (family === undefined) throw new Error("more families are needed");
    await exchangeOf(phone, [start(family)], { waiting: { count: 1, since, photos: 1 } });
    const left = await told();
    expect(left).toMatchObject({ count: 0, photos: 1 });
    expect(Math.abs(left.since.getTime() - since)).toBeLessThan(2_000);
  });
});
