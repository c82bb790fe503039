import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { MAX_DECREE_BYTES } from "@/lib/domain/training-session/decree";
import { listManagedPosts } from "@/lib/server/appointment/queries";
import { findDecree } from "@/lib/server/appointment/read-decree";
import { storeDecree } from "@/lib/server/appointment/store-decree";
import { handles } from "@/lib/server/db/pool";
import { findOwnTraining } from "@/lib/server/training-session/own-query";
import { makeJpeg } from "@/tests/support/factory/pictures";
import { HERE, THERE, VILLAGE } from "../admin/world";
import { actingAt, MONDAY, TrainingWorld } from "../training-session/world";

const world = new TrainingWorld();
const LATER = new Date(MONDAY.getTime() + 60_000);
const paper = (text: string, bytes = 0) => Buffer.from(`%PDF-1.7\n${text}${" ".repeat(bytes)}\n%%EOF\n`);

let admin: Actor;
let trainer: Actor;
let elsewhere: Actor;

beforeAll(async () => {
  await world.open();
  ({ admin, trainer } = await world.staff());
  elsewhere = await world.actor(await world.person("Pengelola lain", [{ role: "administrator", regionCode: THERE }]));
});
afterAll(async () => {
  await world.close();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const store = (actor: Actor, postId: string, bytes: Uint8Array, id = uuidv7(), at = MONDAY) =>
  storeDecree(actor, id, postId, bytes, at);
const codeOf = (outcome: Awaited<ReturnType<typeof store>>) => (outcome.ok ? "OK" : outcome.error.code);
const filedAt = async (userId: string) => (await listManagedPosts(admin, userId, LATER))[0]?.decreeFiledAt;

describe("the decree of a post", () => {
  it("is kept sealed with its hash, and read by its holder and who manages them", async () => {
    const person = await world.appointed(admin);
    expect(await filedAt(person.id)).toBeNull();
    const id = uuidv7();
    expect(await store(admin, person.postId, paper("rahasia"), id)).toEqual({ ok: true, value: { id } });
    const [row] = await world.rows<{ content: Buffer; kind: string; digest: string }>(
      "SELECT content, kind, encode(sha256, 'hex') AS digest FROM appointment_file WHERE id = $1",
      [id],
    );
    expect(row?.content.includes(Buffer.from("rahasia"))).toBe(false);
    expect(row).toMatchObject({ kind: "application/pdf", digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    // Named to a duty and nothing open yet: the own decree is read all the same.
    const holder = await actingAt(person, MONDAY);
    expect(holder.grant.level).toBe("invited");
    for (const reader of [admin, holder])
      expect(await findDecree(reader, person.postId, MONDAY)).toEqual({
        id,
        kind: "application/pdf",
        bytes: paper("rahasia"),
      });
    expect(await filedAt(person.id)).toEqual(MONDAY);
    expect((await findOwnTraining(holder, LATER)).posts[0]?.decreeFiledAt).toEqual(MONDAY);
    const logged = await world.rows<{ action: string; actor: string }>(
      "SELECT action, actor_id AS actor FROM audit WHERE action LIKE 'appointment:%file' AND $1 = ANY (subject_ids) ORDER BY id",
      [person.postId],
    );
    expect(logged).toEqual([
      { action: "appointment:file", actor: admin.userId },
      { action: "appointment:read-file", actor: admin.userId },
      { action: "appointment:read-file", actor: person.id },
    ]);
  });

  it("is nobody else's, with the answer of an unknown id", async () => {
    const person = await world.appointed(admin);
    const colleague = await actingAt(await world.appointed(admin), MONDAY);
    expect(codeOf(await store(elsewhere, person.postId, paper("a")))).toBe("NOT_FOUND");
    expect(codeOf(await store(admin, uuidv7(), paper("a")))).toBe("NOT_FOUND");
    expect(codeOf(await store(trainer, person.postId, paper("a")))).toBe("FORBIDDEN");
    expect(codeOf(await store(await actingAt(person, MONDAY), person.postId, paper("a")))).toBe("FORBIDDEN");
    await store(admin, person.postId, paper("a"));
    for (const stranger of [elsewhere, trainer, colleague])
      expect(await findDecree(stranger, person.postId, MONDAY)).toBeNull();
    expect(await findDecree(admin, uuidv7(), MONDAY)).toBeNull();
  });

  it("is not out of reach alone when the person works outside as well", async () => {
    const person = await world.appointed(admin);
    await store(admin, person.postId, paper("a"));
    await world.grant(person.id, { role: "viewer", regionCode: VILLAGE.there });
    expect(codeOf(await store(admin, person.postId, paper("b")))).toBe("NOT_FOUND");
    expect(await findDecree(admin, person.postId, MONDAY)).toBeNull();
  });

  it("is not attached by its own holder, whatever else they hold", async () => {
    const person = await world.appointed(admin);
    await world.rows(
      "INSERT INTO access_grant (id, user_id, role, region_code, level, valid_from, source, reason, created_at) VALUES ($1, $2, 'administrator', $3, 'full', '2026-01-01', 'administrator', 'untuk uji', '2026-01-01')",
      [uuidv7(), person.id, HERE],
    );
    const own = { ...admin, userId: person.id };
    expect(codeOf(await store(own, person.postId, paper("a")))).toBe("FOUR_EYES");
  });

  it("is the same file when sent twice, no other under the same id, and no second of the same bytes", async () => {
    const { postId } = await world.appointed(admin);
    const id = uuidv7();
    expect(codeOf(await store(admin, postId, paper("a"), id))).toBe("OK");
    expect(codeOf(await store(admin, postId, paper("a"), id))).toBe("OK");
    expect(codeOf(await store(admin, postId, paper("b"), id))).toBe("IDEMPOTENCY_MISMATCH");
    expect((await world.appointed(admin)).postId).not.toBe(postId);
    expect(codeOf(await store(admin, (await world.appointed(admin)).postId, paper("a"), id))).toBe(
      "IDEMPOTENCY_MISMATCH",
    );
    expect(await store(admin, postId, paper("a"))).toMatchObject({ error: { info: { reason: "SAME_FILE" } } });
    expect(await world.rows("SELECT 1 FROM appointment_file WHERE appointment_id = $1", [postId])).toHaveLength(1);
  });

  it("is replaced by a later one; the earlier stays", async () => {
    const { postId } = await world.appointed(admin);
    await store(admin, postId, paper("a"));
    await store(admin, postId, makeJpeg({ exif: "GPS rahasia" }), uuidv7(), LATER);
    expect(await findDecree(admin, postId, LATER)).toMatchObject({
      kind: "image/jpeg",
      bytes: Buffer.from(makeJpeg()),
    });
    expect(await world.rows("SELECT 1 FROM appointment_file WHERE appointment_id = $1", [postId])).toHaveLength(2);
    const app = await world.rows<{ may: boolean }>(
      "SELECT has_table_privilege('mutakhir_app', 'appointment_file', 'UPDATE') OR has_table_privilege('mutakhir_app', 'appointment_file', 'DELETE') AS may",
    );
    expect(app).toEqual([{ may: false }]);
  });

  it("is what its bytes say, and at most five megabytes", async () => {
    const { postId } = await world.appointed(admin);
    expect(codeOf(await store(admin, postId, Buffer.from("MZ sk.pdf")))).toBe("UNSUPPORTED_FILE");
    expect(await store(admin, postId, paper("a", MAX_DECREE_BYTES))).toMatchObject({
      error: { info: { reason: "PAPER_TOO_LARGE" } },
    });
    expect(codeOf(await store(admin, postId, paper("a", MAX_DECREE_BYTES - 100)))).toBe("OK");
  });
});
