import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { localDay } from "@/lib/domain/period/period";
import { unseal } from "@/lib/server/crypto/seal";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { hasUnexplainedNik } from "@/lib/server/duplicate/unsettled";
import type { WholeMember } from "@/lib/server/household/whole-family";
import { storeReply } from "@/lib/server/nik-match/store-reply";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { peopleOf, runJob } from "../duplicate/world";

const VILLAGE = "5207042003";
const owner = new Client({ connectionString: ownerUrl() });
const today = localDay(new Date(), "Asia/Makassar");
let verifier: Actor;
let strange: Actor;
let operator: Actor;
let families: readonly SeedFamily[];
let people: readonly WholeMember[];

beforeAll(async () => {
  await owner.connect();
  families = await makeFamilies(owner, VILLAGE, 40, today);
  people = families.flatMap(peopleOf).filter(({ answers }) => typeof answers["nik"] === "string");
  verifier = await makeActor(owner, "regency-verifier", "5207");
  strange = await makeActor(owner, "regency-verifier", "5204");
  operator = await makeActor(owner, "village-operator", VILLAGE);
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const nikOf = (index: number) => String(people[index]?.answers["nik"]);
const uidOf = (index: number) => people[index]?.uid ?? "";
const householdOf = (index: number) =>
  families.find((family) => family.members.some(({ uid }) => uid === uidOf(index)))?.id ?? "";

async function batch(id: string) {
  return (await owner.query("SELECT state, failure, summary, content FROM match_batch WHERE id = $1", [id])).rows[0];
}

async function checked(content: string | Uint8Array, repliedOn = "2026-05-14"): Promise<string> {
  const id = uuidv7();
  const stored = await storeReply(verifier, id, Buffer.from(content), new Date());
  if (!stored.ok) throw new Error(stored.error.code);
  await must(verifier, "match.start", { regencyCode: "5207", id, repliedOn });
  await runJob("reply-check", { regencyCode: "5207", batchId: id, userId: verifier.userId });
  return id;
}

async function committed(content: string | Uint8Array, repliedOn?: string): Promise<string> {
  const id = await checked(content, repliedOn);
  await must(verifier, "match.commit", { regencyCode: "5207", id });
  await runJob("reply-commit", { regencyCode: "5207", batchId: id, userId: verifier.userId });
  return id;
}

const match = async (index: number) =>
  (await owner.query("SELECT * FROM nik_match WHERE person_uid = $1", [uidOf(index)])).rows[0];

describe("a reply of Dukcapil", () => {
  it("is previewed: who changes, who is unknown, which rows are faulty; nothing is written yet", async () => {
    const file = [
      "NIK;No KK;Nama;Hasil;Catatan",
      `${nikOf(0)};;${String(people[0]?.answers["name"])};padan;`,
      `${nikOf(1)};9999999999999999;Nama Lain Sekali;typo;NIK benar ${nikOf(2)}`,
      "9911111111110001;;;tidak padan;",
      "9,9E+15;;;padan;",
    ].join("\r\n");
    const id = await checked(file);
    const { state, summary, content } = await batch(id);
    expect([state, content]).toEqual(["ready", null]);
    expect(summary).toEqual({
      rows: 4,
      kinds: { changed: 2, unknown: 1, "row-error": 1, same: 0 },
      statuses: { matched: 1, unmatched: 0, typo: 1 },
    });
    const items = await owner.query(
      "SELECT row_number, kind, problem, hints FROM match_item WHERE batch_id = $1 ORDER BY ordinal",
      [id],
    );
    expect(items.rows).toEqual([
      { row_number: 2, kind: "changed", problem: null, hints: [] },
      { row_number: 3, kind: "changed", problem: null, hints: ["KK_DIFFERS", "NAME_DIFFERS"] },
      { row_number: 4, kind: "unknown", problem: null, hints: [] },
      { row_number: 5, kind: "row-error", problem: "DIGITS_LOST", hints: [] },
    ]);
    expect(await match(0)).toBeUndefined();
    for (const table of ["match_item", "match_batch"]) {
      const dump = await owner.query(`SELECT t::text AS line FROM ${table} t`);
      expect(dump.rows.map(({ line }) => line).join("\n")).not.toMatch(new RegExp(`${nikOf(1)}|${nikOf(2)}`));
    }
  });

  it("is written in one go: history kept, identifiers sealed, work opened for the village and blocking until it is explained", async () => {
    await committed(`nik,hasil,catatan\n${nikOf(3)},padan,\n${nikOf(4)},tidak padan,NIK ${nikOf(5)} milik orang lain`);
    expect(await match(3)).toMatchObject({ status: "matched", village_code: VILLAGE });
    const bad = await match(4);
    expect(bad.status).toBe("unmatched");
    expect(unseal(bad.nik_sealed)).toBe(nikOf(4));
    expect(bad.note_sealed).not.toContain(nikOf(5));
    expect(unseal(bad.note_sealed)).toContain(nikOf(5));
    expect((await owner.query("SELECT active FROM member WHERE id = $1", [uidOf(4)])).rows[0].active).toBe(true);
    const blocks = () => underScope(scopeOf(verifier), ({ sql }) => hasUnexplainedNik(sql, "5207", householdOf(4)));
    expect(await blocks()).toBe(true);
    const explanation = {
      regencyCode: "5207",
      personUid: uidOf(4),
      note: `Surat sedang diproses, NIK ${nikOf(4)} benar.`,
    };
    expect(await refusal(strange, "match.explain", explanation)).toBe("NOT_FOUND");
    expect(await refusal(operator, "match.explain", { ...explanation, personUid: uidOf(3) })).toBe("NOT_ALLOWED_NOW");
    const operationId = uuidv7();
    await must(operator, "match.explain", explanation, { operationId });
    await must(operator, "match.explain", explanation, { operationId });
    expect(await refusal(operator, "match.explain", explanation)).toBe("NOT_ALLOWED_NOW");
    expect(await blocks()).toBe(false);
    expect((await match(4)).explanation).not.toContain(nikOf(4));
    await committed(`nik,hasil\n${nikOf(4)},salah ketik`, "2026-06-01");
    expect(await match(4)).toMatchObject({ status: "typo", explained_at: null });
    expect(await blocks()).toBe(true);
    const history = await owner.query(
      "SELECT event, status FROM nik_match_event WHERE person_uid = $1 ORDER BY at, id",
      [uidOf(4)],
    );
    expect(history.rows).toEqual([
      { event: "reply", status: "unmatched" },
      { event: "explain", status: "unmatched" },
      { event: "reply", status: "typo" },
    ]);
    await committed(`nik,hasil\n${nikOf(4)},padan`, "2026-01-01");
    expect((await match(4)).status).toBe("typo");
  });

  it("comes as a workbook, too; a number that lost its digits is told", async () => {
    const cell = (value: string) => ({ value, type: String });
    const made = await writeExcelFile([
      [cell("NIK"), cell("Hasil")],
      [cell(nikOf(6)), cell("PADAN")],
      [{ value: 9.9e15, type: Number }, cell("PADAN")],
    ]).toBuffer();
    const id = await checked(made);
    expect((await batch(id)).summary).toMatchObject({ kinds: { changed: 1, "row-error": 1 } });
  });

  it("is refused as a whole when it is no table, has no NIK column, or is an old workbook", async () => {
    expect(await batch(await checked("nama;hasil\nx;padan"))).toMatchObject({
      state: "refused",
      failure: "NIK_COLUMN_MISSING",
      content: null,
    });
    expect(await batch(await checked('nik;"hasil'))).toMatchObject({ state: "refused", failure: "NOT_A_TABLE" });
    const old = await storeReply(verifier, uuidv7(), Buffer.from("d0cf11e0a1b11ae100", "hex"), new Date());
    expect(old).toMatchObject({ ok: false, error: { code: "UNSUPPORTED_FILE", info: { reason: "OLD_XLS" } } });
    expect(await storeReply(verifier, uuidv7(), Buffer.from([0, 1, 2, 3, 4]), new Date())).toMatchObject({ ok: false });
    expect(await storeReply(operator, uuidv7(), Buffer.from("nik;hasil"), new Date())).toMatchObject({
      error: { code: "FORBIDDEN" },
    });
  });

  it("is its regency's: the same file twice is one, other bytes are refused, strangers find nothing", async () => {
    const id = uuidv7();
    const bytes = Buffer.from(`nik;hasil\n${nikOf(7)};padan`);
    expect(await storeReply(verifier, id, bytes, new Date())).toEqual({ ok: true, value: { id } });
    expect(await storeReply(verifier, id, bytes, new Date())).toEqual({ ok: true, value: { id } });
    expect(await storeReply(verifier, id, Buffer.from("nik;hasil"), new Date())).toMatchObject({
      error: { code: "IDEMPOTENCY_MISMATCH" },
    });
    const key = { regencyCode: "5207", id };
    expect(await refusal(strange, "match.start", { ...key, repliedOn: "2026-05-14" })).toBe("NOT_FOUND");
    expect(await refusal(verifier, "match.start", { ...key, repliedOn: "2999-01-01" })).toBe("INVALID_INPUT");
    expect(await refusal(verifier, "match.commit", key)).toBe("NOT_ALLOWED_NOW");
    await must(verifier, "match.start", { ...key, repliedOn: "2026-05-14" });
    await must(verifier, "match.cancel", key);
    await must(verifier, "match.cancel", key);
    await runJob("reply-check", { regencyCode: "5207", batchId: id, userId: verifier.userId });
    expect(await batch(id)).toMatchObject({ state: "cancelled", content: null });
    expect(await refusal(strange, "match.cancel", key)).toBe("NOT_FOUND");
  });

  it("ends when the access of the one who brought it has ended", async () => {
    const id = await checked(`nik;hasil\n${nikOf(8)};padan`);
    await must(verifier, "match.commit", { regencyCode: "5207", id });
    await must(verifier, "match.commit", { regencyCode: "5207", id });
    await owner.query("UPDATE access_grant SET revoked_at = now() WHERE id = $1", [verifier.grant.id]);
    await runJob("reply-commit", { regencyCode: "5207", batchId: id, userId: verifier.userId });
    expect(await batch(id)).toMatchObject({ state: "failed", failure: "GRANT_ENDED" });
    expect(await match(8)).toBeUndefined();
    await owner.query("UPDATE access_grant SET revoked_at = NULL WHERE id = $1", [verifier.grant.id]);
  });
});
