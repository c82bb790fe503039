import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { codeOfNumber } from "@/lib/domain/invitation/code";
import { formatCheckToken } from "@/lib/domain/meeting/check-token";
import { handles } from "@/lib/server/db/pool";
import { checkReceipt } from "@/lib/server/receipt/check-receipt";
import { findReceipt } from "@/lib/server/receipt/find-receipt";
import { signReceipt } from "@/lib/server/receipt/signature";
import { cookieName } from "@/lib/server/self-update/cookie";
import { enterByLetter } from "@/lib/server/self-update/enter";
import { findOwnFamily } from "@/lib/server/self-update/family-query";
import { send } from "@/lib/server/self-update/handle";
import { recordSelfUpdate } from "@/lib/server/self-update/record";
import { CITIZEN_COOKIE, findCitizenSession } from "@/lib/server/self-update/session";
import { listFamilyWords } from "@/lib/server/self-update/told-query";
import { makeFamilies } from "@/tests/support/factory/families";
import { type Letter, makeLetter } from "@/tests/support/factory/letter";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { ownerUrl } from "@/tests/support/urls";

const HERE = "1105";
const VILLAGE = "1105012001";
const NOW = new Date("2026-05-20T03:00:00Z");
const owner = new Client({ connectionString: ownerUrl() });

const letters: Letter[] = [];

const letterAt = (index: number): Letter => {
  const letter = letters[index];
  if (letter === undefined) throw new Error("no such letter");
  return letter;
};

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, HERE, NOW);
  const families = await makeFamilies(owner, VILLAGE, 6, "2026-05-14");
  for (const family of families.filter(({ status }) => status === 1).slice(0, 3))
    letters.push(await makeLetter(owner, { id: family.id, villageCode: VILLAGE }, NOW));
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

describe("a thousand guesses", () => {
  it("at codes are stopped where they come from, and the family comes in from elsewhere", async () => {
    const faults: Record<string, number> = {};
    for (let guess = 0; guess < 1_000; guess += 1) {
      const code = codeOfNumber(BigInt(guess) * 7_919n + 1n);
      const answer = await enterByLetter({ ...letterAt(0), code }, "192.0.2.1", NOW);
      const fault = answer.ok ? "in" : answer.fault;
      faults[fault] = (faults[fault] ?? 0) + 1;
    }
    expect(faults).toEqual({ facts: 30, limit: 970 });
    expect((await enterByLetter(letterAt(0), "192.0.2.2", NOW)).ok).toBe(true);
  }, 120_000);

  it("at the facts of a letter are stopped after five, and its family still comes in", async () => {
    const faults: Record<string, number> = {};
    for (let guess = 0; guess < 1_000; guess += 1) {
      const cardEnd = String((Number(letterAt(1).cardEnd) + 1 + guess) % 10_000).padStart(4, "0");
      const answer = await enterByLetter({ ...letterAt(1), cardEnd }, "192.0.2.3", NOW);
      const fault = answer.ok ? "in" : answer.fault;
      faults[fault] = (faults[fault] ?? 0) + 1;
    }
    expect(faults).toEqual({ facts: 5, limit: 995 });
    expect((await enterByLetter(letterAt(1), "192.0.2.4", NOW)).ok).toBe(true);
  }, 120_000);

  it("an unknown code and wrong facts are one answer; a slip of the pen costs no try", async () => {
    const unknown = await enterByLetter({ ...letterAt(0), code: codeOfNumber(77n) }, "192.0.2.5", NOW);
    const wrong = await enterByLetter({ ...letterAt(0), day: "31", month: "2" }, "192.0.2.5", NOW);
    expect(unknown).toEqual({ ok: false, fault: "facts" });
    expect(wrong).toEqual(unknown);
    for (let slip = 0; slip < 40; slip += 1)
      expect(await enterByLetter({ ...letterAt(0), code: "AAAA" }, "192.0.2.5", NOW)).toEqual({
        ok: false,
        fault: "code",
      });
    expect((await enterByLetter(letterAt(0), "192.0.2.5", NOW)).ok).toBe(true);
  });
});

describe("a letter", () => {
  it("opens until the end of its year in its village, and nothing after", async () => {
    const lastHour = new Date("2026-12-31T15:59:00Z");
    expect((await enterByLetter(letterAt(0), "192.0.2.20", lastHour)).ok).toBe(true);
    for (const later of ["2026-12-31T17:01:00Z", "2027-06-01T03:00:00Z"])
      expect(await enterByLetter(letterAt(0), "192.0.2.21", new Date(later))).toEqual({ ok: false, fault: "facts" });
  });
});

async function enter(index: number, address: string) {
  const entered = await enterByLetter(letterAt(index), address, NOW);
  if (!entered.ok) throw new Error(entered.fault);
  return entered;
}

const record = async (householdId: string) =>
  (await owner.query("SELECT revision, head_name FROM household WHERE id = $1", [householdId])).rows;

describe("a family that came in", () => {
  it("sees itself and nothing else, for half an hour", async () => {
    const { session, cookie } = await enter(0, "192.0.2.10");
    const family = await findOwnFamily(session, NOW);
    expect(family?.members.length).toBeGreaterThan(0);
    expect(JSON.stringify(family)).not.toMatch(/\d{16}|decile/);
    expect(await findOwnFamily({ ...session, householdId: uuidv7() }, NOW)).toBeNull();
    expect(await findCitizenSession(cookie, NOW)).toEqual(session);
    expect(await findCitizenSession(cookie, new Date(NOW.getTime() + 31 * 60_000))).toBeNull();
    expect(await findCitizenSession(`${cookie.slice(0, -4)}AAAA`, NOW)).toBeNull();
  });

  it("says that nothing changed: a receipt that anybody can check, no draft, and the letter is answered", async () => {
    const { session } = await enter(0, "192.0.2.11");
    const before = await record(session.householdId);
    const done = await recordSelfUpdate(session, { id: uuidv7(), kind: "unchanged" }, NOW);
    if (!done.ok) throw new Error(done.fault);
    expect(await record(session.householdId)).toEqual(before);
    const found = await findReceipt(done.receipt);
    expect(found).toMatchObject({ kind: "unchanged", place: "kept", madeOn: "2026-05-20" });
    const text = formatCheckToken(done.receipt);
    const signature = signReceipt({ code: done.receipt, madeOn: "2026-05-20" });
    expect(await checkReceipt(text, signature, NOW)).toBe("2026-05-20");
    expect(await checkReceipt(text, null, NOW)).toBe("2026-05-20");
    expect(await checkReceipt(text, signReceipt({ code: done.receipt, madeOn: "2026-05-21" }), NOW)).toBeNull();
    expect(await checkReceipt(text, signature, new Date("2027-01-05T03:00:00Z"))).toBeNull();
    expect(await checkReceipt(`${HERE}-${"0".repeat(26)}`, null, NOW)).toBeNull();
    const { rows } = await owner.query("SELECT state, answered_how FROM invitation WHERE household_id = $1", [
      session.householdId,
    ]);
    expect(rows).toEqual([{ state: "answered", answered_how: "self" }]);
    const audit = await owner.query(
      "SELECT action, actor_id, grant_id FROM audit WHERE action = 'self-update:send' AND $1 = ANY (subject_ids)",
      [session.householdId],
    );
    expect(audit.rows).toEqual([{ action: "self-update:send", actor_id: session.invitationId, grant_id: null }]);
  });

  it("is answered the same receipt however often one form comes, and no other form after it", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: NOW });
    const { session, cookie } = await enter(0, "192.0.2.14");
    const request = () =>
      new Request("http://portal.test/", { headers: { cookie: `${cookieName(CITIZEN_COOKIE)}=${cookie}` } });
    const form = new URLSearchParams({ kiriman: uuidv7(), jenis: "changed", cerita: "Contoh: pindah sekolah" });
    const [first, second] = await Promise.all([send(form, request()), send(form, request())]);
    expect(first.to).toMatch(/^\/mandiri\/bukti\/1105-/);
    expect([second.to, (await send(form, request())).to]).toEqual([first.to, first.to]);
    form.set("kiriman", uuidv7());
    expect((await send(form, request())).to).toBe("/mandiri?masalah=waktu");
    const { rows } = await owner.query("SELECT 1 FROM self_update WHERE household_id = $1 AND kind = 'changed'", [
      session.householdId,
    ]);
    expect(rows).toHaveLength(1);
    await owner.query("UPDATE proposal SET state = 'withdrawn' WHERE household_id = $1", [session.householdId]);
  });

  it("tells what changed: a draft of channel self waits with the operator, once, and the record stays", async () => {
    const { session } = await enter(2, "192.0.2.12");
    const before = await record(session.householdId);
    const first = await recordSelfUpdate(
      session,
      { id: uuidv7(), kind: "changed", told: "Contoh: anak ketiga lahir" },
      NOW,
    );
    const second = await recordSelfUpdate(session, { id: uuidv7(), kind: "changed", told: "Contoh: atap bocor" }, NOW);
    if (!first.ok || !second.ok) throw new Error("refused");
    expect(await record(session.householdId)).toEqual(before);
    const { rows } = await owner.query(
      "SELECT id, state, channel, contributors FROM proposal WHERE household_id = $1",
      [session.householdId],
    );
    expect(rows).toEqual([
      { id: expect.any(String), state: "draft", channel: "self", contributors: [session.invitationId] },
    ]);
    expect(await findReceipt(first.receipt)).toMatchObject({ kind: "changed", place: "operator" });
    const operator = await makeActor(owner, "village-operator", VILLAGE);
    const words = await listFamilyWords(operator, HERE, rows[0].id);
    expect(words.map(({ told }) => told).sort()).toEqual(["Contoh: anak ketiga lahir", "Contoh: atap bocor"]);
    const stranger = await makeActor(owner, "village-operator", "1105012002");
    expect(await listFamilyWords(stranger, HERE, rows[0].id)).toEqual([]);
    const stored = await owner.query("SELECT told FROM self_update WHERE kind = 'changed'");
    for (const { told } of stored.rows) expect(told).not.toContain("Contoh");
  });

  it("is told where a proposal of it is on its way, and nothing is written that nobody would read", async () => {
    const { session } = await enter(2, "192.0.2.13");
    expect((await findOwnFamily(session, NOW))?.isBusy).toBe(false);
    const written = async () =>
      (await owner.query("SELECT count(*)::int AS n FROM self_update WHERE household_id = $1", [session.householdId]))
        .rows[0].n;
    const before = await written();
    for (const [state, isBusy] of [
      ["submitted", true],
      ["validated", true],
      ["returned", false],
    ] as const) {
      await owner.query("UPDATE proposal SET state = $2 WHERE household_id = $1", [session.householdId, state]);
      expect((await findOwnFamily(session, NOW))?.isBusy).toBe(isBusy);
      const sent = await recordSelfUpdate(
        session,
        { id: uuidv7(), kind: "changed", told: "Contoh: pindah kerja" },
        NOW,
      );
      expect(sent.ok ? "sent" : sent.fault).toBe(isBusy ? "busy" : "sent");
    }
    expect(await written()).toBe(before + 1);
  });

  it("waits for a proposal that sets a revision back, and for one of another period: neither is its form", async () => {
    const { session } = await enter(2, "192.0.2.15");
    const waits = async () => {
      const sent = await recordSelfUpdate(
        session,
        { id: uuidv7(), kind: "changed", told: "Contoh: dinding baru" },
        NOW,
      );
      return [(await findOwnFamily(session, NOW))?.isBusy, sent.ok ? "sent" : sent.fault];
    };
    await owner.query(
      "UPDATE proposal SET state = 'draft', undoes_revision = 2, undo_note = 'contoh' WHERE household_id = $1",
      [session.householdId],
    );
    expect(await waits()).toEqual([true, "busy"]);
    const other = await owner.query(
      `INSERT INTO period (id, region_code, year, instrument, instrument_version, starts_on, ends_on)
       SELECT $1, region_code, year - 1, instrument, instrument_version, starts_on - 365, ends_on - 365 FROM period
       WHERE region_code = $2 RETURNING id`,
      [uuidv7(), HERE],
    );
    await owner.query(
      "UPDATE proposal SET undoes_revision = NULL, undo_note = NULL, period_id = $2 WHERE household_id = $1",
      [session.householdId, other.rows[0].id],
    );
    expect(await waits()).toEqual([true, "busy"]);
  });
});
