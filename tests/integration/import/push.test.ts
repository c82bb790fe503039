import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST } from "@/app/api/v1/penduduk/storedata/route";
import { makePushSecret } from "@/components/api/make-secret";
import type { Actor } from "@/lib/domain/access/actor";
import { pushAnswerSchema } from "@/lib/domain/api/problem";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { PUSHES_A_DAY } from "@/lib/domain/sid/push";
import { handles } from "@/lib/server/db/pool";
import { countExchange } from "@/lib/server/home/exchange-counts";
import { listImports } from "@/lib/server/import/queries";
import { findPushKey } from "@/lib/server/sid-push/key";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { must, refusal } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { zipOf } from "../../unit/sid/zip-writer";
import { batchOf, newRows, runJob, workbookOf } from "./world";

const VILLAGE = "5207052007";
const owner = new Client({ connectionString: ownerUrl() });
const photo = { name: "17.jpg", content: Buffer.from("not looked at") };
let operator: Actor;
let key: string;
let book: Buffer;
let serial = 8100;

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, "5207");
  operator = await makeActor(owner, "village-operator", VILLAGE);
});

afterAll(async () => {
  await owner.query("UPDATE import_batch SET state = 'cancelled' WHERE village_code = $1", [VILLAGE]);
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

beforeEach(async () => {
  await owner.query("UPDATE import_batch SET state = 'cancelled' WHERE village_code = $1", [VILLAGE]);
  await owner.query("DELETE FROM rate_limit WHERE key LIKE 'sid%'");
  key = makePushSecret();
  await must(operator, "sid-key.make", { id: uuidv7(), key });
  serial += 1;
  book = await workbookOf(newRows(serial));
});

const asForm = (bytes: Buffer, name = "file") => {
  const form = new FormData();
  form.append(name, new Blob([new Uint8Array(bytes)]), "penduduk_28_11_2026_opendk.zip");
  return form;
};

async function push(body: BodyInit, headers: Record<string, string> = { Authorization: `Bearer ${key}` }) {
  const request = new Request("http://portal.test/api/v1/penduduk/storedata", { method: "POST", body, headers });
  const response = await POST(request);
  const answer: Record<string, unknown> = await response.json();
  return { status: response.status, answer, headers: response.headers };
}

const raw = (bytes: Buffer) => new Uint8Array(bytes);

describe("a village's own system", () => {
  it("sends its archive with photos; it waits for the operator, who finds the families in it", async () => {
    const { status, answer } = await push(asForm(zipOf([photo, { name: "penduduk.xlsx", content: book }])));
    expect(status).toBe(202);
    const { import: publicId, page } = pushAnswerSchema.parse(answer);
    expect(page).toContain(`/impor/${publicId}`);
    const [line] = await listImports(operator);
    expect(line).toMatchObject({ publicId, state: "checking", isPushed: true });
    const started = parsePublicId(publicId);
    if (started === null) throw new Error("no id");
    await runJob(owner, "import-check", operator, started);
    expect((await countExchange(operator, new Date())).files).toBe(1);
    expect((await batchOf(owner, started)).summary).toMatchObject({ rows: 2, new: 1, rowErrors: 0 });
    const proposals = await owner.query("SELECT 1 FROM proposal WHERE import_id = $1", [started.id]);
    expect(proposals.rowCount).toBe(0);
    expect((await findPushKey(operator, new Date()))?.lastUsedAt).not.toBeNull();
    const audit = await owner.query("SELECT action FROM audit WHERE $1 = ANY (subject_ids)", [started.id]);
    expect(audit.rows.map(({ action }) => action)).toContain("import:push");
  });

  it("sends the same file twice and has one import, also at once and also as the bare workbook", async () => {
    const sent = await Promise.all([
      push(raw(book)),
      push(asForm(book)),
      push(asForm(zipOf([{ name: "a.xlsx", content: book }]))),
    ]);
    expect(sent.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(new Set(sent.map(({ answer }) => answer["import"])).size).toBe(1);
  });

  it("begins anew with a file whose import was thrown away or failed, as often as that happens", async () => {
    const ids = [];
    for (const state of ["cancelled", "failed", "cancelled"]) {
      const { status, answer } = await push(raw(book));
      expect(status).toBe(202);
      ids.push(answer["import"]);
      const at = parsePublicId(String(answer["import"]));
      await owner.query("UPDATE import_batch SET state = $2, failure = $3 WHERE id = $1", [
        at?.id,
        state,
        state === "failed" ? "INTERNAL" : null,
      ]);
    }
    const [last, again] = [await push(raw(book)), await push(raw(book))];
    expect(again.answer["import"]).toBe(last.answer["import"]);
    expect(new Set([...ids, last.answer["import"]]).size).toBe(4);
  });

  it("keeps no file while nothing may be sent", async () => {
    const kept = async () => (await owner.query("SELECT 1 FROM upload WHERE village_code = $1", [VILLAGE])).rowCount;
    expect((await push(raw(book))).status).toBe(202);
    const before = await kept();
    const other = await workbookOf(newRows(serial + 700));
    expect((await push(raw(other))).answer["code"]).toBe("NOT_ALLOWED_NOW");
    await owner.query("UPDATE import_batch SET state = 'cancelled' WHERE village_code = $1", [VILLAGE]);
    expect(await kept()).toBe(before);
    expect((await push(raw(other))).status).toBe(202);
    // A regency without a season.
    const elsewhere = await makeActor(owner, "village-operator", "1107012001");
    key = makePushSecret();
    await must(elsewhere, "sid-key.make", { id: uuidv7(), key });
    expect((await push(raw(other))).answer["code"]).toBe("PERIOD_CLOSED");
    const uploads = await owner.query("SELECT 1 FROM upload WHERE user_id = $1", [elsewhere.userId]);
    expect(uploads.rowCount).toBe(0);
  });

  it("waits while the operator has not finished with the one before", async () => {
    expect((await push(raw(book))).status).toBe(202);
    const other = await workbookOf(newRows(serial + 500));
    expect(await push(raw(other))).toMatchObject({ status: 409, answer: { code: "NOT_ALLOWED_NOW" } });
    await owner.query("UPDATE import_batch SET state = 'cancelled' WHERE village_code = $1", [VILLAGE]);
    expect((await push(raw(other))).status).toBe(202);
  });

  it("is not let in with another key, a revoked one, one that was replaced, or when its operator's duty has ended", async () => {
    const old = key;
    for (const wrong of ["", "Bearer x", `Bearer ${makePushSecret()}`, `Basic ${key}`])
      expect((await push(raw(book), { Authorization: wrong })).status, wrong).toBe(401);
    await must(operator, "sid-key.make", { id: uuidv7(), key: makePushSecret() });
    expect((await push(raw(book), { Authorization: `Bearer ${old}` })).status).toBe(401);
    key = makePushSecret();
    const id = uuidv7();
    await must(operator, "sid-key.make", { id, key });
    await owner.query("UPDATE access_grant SET valid_to = now() WHERE id = $1", [operator.grant.id]);
    expect((await push(raw(book))).status).toBe(401);
    const another = await makeActor(owner, "village-operator", VILLAGE);
    expect(await findPushKey(another, new Date())).toMatchObject({ id, isOrphaned: true });
    await owner.query("UPDATE access_grant SET valid_to = NULL WHERE id = $1", [operator.grant.id]);
    expect((await push(raw(book))).status).toBe(202);
    const neighbour = await makeActor(owner, "village-operator", "5207052006");
    expect(await refusal(neighbour, "sid-key.revoke", { id, reason: "bukan milik saya" })).toBe("NOT_FOUND");
    await must(operator, "sid-key.revoke", { id, reason: "aplikasi diganti" });
    expect(await refusal(operator, "sid-key.revoke", { id, reason: "aplikasi diganti" })).toBe("NOT_ALLOWED_NOW");
    expect((await push(raw(book))).status).toBe(401);
  });

  it("makes no key for who may not see identifiers, and keeps none that could be read", async () => {
    const provisional: Actor = { ...operator, grant: { ...operator.grant, level: "provisional" } };
    const companion = await makeActor(owner, "companion", VILLAGE);
    for (const actor of [provisional, companion])
      expect(await refusal(actor, "sid-key.make", { id: uuidv7(), key: makePushSecret() })).toBe("FORBIDDEN");
    expect(await refusal(operator, "sid-key.make", { id: uuidv7(), key: "rahasia" })).toBe("INVALID_INPUT");
    const { rows } = await owner.query("SELECT k::text AS line FROM sid_push_key k");
    expect(JSON.stringify(rows)).not.toContain(key.slice(4));
  });

  it("is told what is wrong with what it sends, and nothing is kept of it", async () => {
    const cases: readonly (readonly [BodyInit, number, string])[] = [
      [raw(Buffer.alloc(0)), 415, "NOT_XLSX"],
      [raw(Buffer.from("%PDF-1.7")), 415, "NOT_XLSX"],
      [raw(Buffer.from("d0cf11e0a1b11ae1", "hex")), 415, "OLD_XLS"],
      [raw(zipOf([photo])), 415, "NOT_XLSX"],
      [
        raw(
          zipOf([
            { name: "a.xlsx", content: book },
            { name: "b.xlsx", content: book },
          ]),
        ),
        415,
        "NOT_XLSX",
      ],
      [raw(zipOf([{ name: "../a.xlsx", content: book }])), 415, "BROKEN"],
      [raw(zipOf([{ name: "a.xlsx", content: book, claimedSize: 10 }])), 415, "BROKEN"],
      [raw(zipOf([{ name: "a.xlsx", content: Buffer.from("%PDF") }])), 415, "NOT_XLSX"],
      [asForm(book, "berkas"), 400, "required"],
    ];
    for (const [body, status, detail] of cases) {
      const told = await push(body);
      expect([told.status, told.answer["errors"]], detail).toEqual([status, [{ path: "file", detail }]]);
      expect(told.headers.get("content-type")).toBe("application/problem+json");
    }
    const large = { Authorization: `Bearer ${key}`, "Content-Length": String(50 * 1_048_576) };
    expect((await push("x", large)).answer["code"]).toBe("TOO_LARGE");
    const kept = await owner.query("SELECT 1 FROM import_batch WHERE village_code = $1 AND state <> 'cancelled'", [
      VILLAGE,
    ]);
    expect(kept.rowCount).toBe(0);
  });

  it("is told to rest when it has sent too often in a day", async () => {
    for (let at = 0; at < PUSHES_A_DAY; at += 1) expect((await push(raw(Buffer.from("%PDF")))).status).toBe(415);
    const { status, headers } = await push(raw(book));
    expect(status).toBe(429);
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(60);
  });
});
