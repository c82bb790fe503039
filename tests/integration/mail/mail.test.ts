import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { config } from "@/lib/server/config/config";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { runDigests } from "@/lib/server/digest/run-digests";
import { log } from "@/lib/server/log/log";
import { queueDecisions } from "@/lib/server/mail/decisions";
import { findMailSettings, listGivenUp } from "@/lib/server/mail/queries";
import { sendDue } from "@/lib/server/mail/send-due";
import { smtpTransport } from "@/lib/server/mail/transport";
import { runReminders } from "@/lib/server/reminder/run-reminders";
import { EVERYWHERE } from "@/lib/server/worker/everywhere";
import { makeActor } from "@/tests/support/factory/people";
import { decision } from "@/tests/support/factory/proposals";
import { must, refusal } from "@/tests/support/factory/run";
import { TestSmtp } from "@/tests/support/smtp";
import { ownerUrl } from "@/tests/support/urls";
import { clearWaiting, makeWaiting } from "../queue/waiting";

const owner = new Client({ connectionString: ownerUrl() });
const smtp = new TestSmtp();
const VILLAGE = "1101012001";
const NOW = new Date("2026-06-11T00:03:00Z");
const NAMES = /Siti|Rahasia|Petugas Contoh|u-[0-9a-f]{8}|\b99\d{14}\b/;
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
let verifier: Actor;
let operator: Actor;

beforeAll(async () => {
  await owner.connect();
  // Read once, when the first of these tests asks.
  process.env["SMTP_URL"] = await smtp.open();
  process.env["MAIL_FROM"] = "Mutakhir <portal@contoh.id>";
});
beforeEach(async () => {
  smtp.mode = "take";
  smtp.mails.splice(0);
  smtp.waiting.splice(0);
  await clearWaiting(owner);
  for (const table of ["notice", "daily_run", "weekly_digest", "mail_outbox", "mail_address", "rate_limit"])
    await owner.query(`DELETE FROM ${table}`);
  verifier = await makeActor(owner, "regency-verifier", "1101");
  operator = await makeActor(owner, "village-operator", VILLAGE);
});
afterAll(async () => {
  await clearWaiting(owner);
  delete process.env["SMTP_URL"];
  delete process.env["MAIL_FROM"];
  await Promise.all([owner.end(), smtp.close()]);
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const sendAt = (at: Date) => sendDue(() => at);
const outbox = async () =>
  (await owner.query("SELECT kind, state, tries, fault, next_at FROM mail_outbox ORDER BY made_at, id")).rows;

/** Asks for a code, reads it from the mail that came, and confirms. */
async function confirmed(actor: Actor, address = `${actor.userId}@contoh.id`, at = NOW): Promise<void> {
  await must(actor, "mail.set-address", { address }, { now: at });
  await sendAt(at);
  const code = /\b(\d{6})\b/.exec(smtp.mails.at(-1)?.raw.split("\n\n")[1] ?? "")?.[1];
  await must(actor, "mail.confirm", { code }, { now: at });
  smtp.mails.splice(0);
}

describe("an own address", () => {
  it("is confirmed by the code that was sent there, sealed where it is stored, and removable", async () => {
    await must(verifier, "mail.set-address", { address: "siti@contoh.id" }, { now: NOW });
    expect(await findMailSettings(verifier, NOW)).toMatchObject({
      address: null,
      pending: { address: "siti@contoh.id" },
    });
    await sendAt(NOW);
    expect(smtp.mails).toMatchObject([{ from: "portal@contoh.id", to: "siti@contoh.id" }]);
    const code = /\b(\d{6})\b/.exec(smtp.mails[0]?.raw.split("\n\n")[1] ?? "")?.[1] ?? "";
    const other = code === "000000" ? "111111" : "000000";
    expect(await refusal(verifier, "mail.confirm", { code: other }, { now: NOW })).toBe("INVALID_INPUT");
    expect(await refusal(operator, "mail.confirm", { code }, { now: NOW })).toBe("NOT_ALLOWED_NOW");
    await must(verifier, "mail.confirm", { code }, { now: NOW });
    expect(await findMailSettings(verifier, NOW)).toMatchObject({ address: "siti@contoh.id", pending: null });
    const stored = await owner.query(
      "SELECT (SELECT string_agg(m::text, ' ') FROM mail_address m) || (SELECT string_agg(o::text, ' ') FROM mail_outbox o) || (SELECT string_agg(a::text, ' ') FROM audit a WHERE a.actor_id = $1) || (SELECT string_agg(o::text, ' ') FROM operation o WHERE o.user_id = $1) AS text",
      [verifier.userId],
    );
    expect(stored.rows[0].text).not.toMatch(/siti|contoh\.id/);
    expect(stored.rows[0].text).not.toContain(code);
    await must(verifier, "mail.remove", {}, { now: NOW });
    expect(await findMailSettings(verifier, NOW)).toMatchObject({ address: null, pending: null });
    expect(await refusal(verifier, "mail.remove", {}, { now: NOW })).toBe("NOT_FOUND");
  });

  it("takes five wrong tries, a day, and five codes a day", async () => {
    await must(verifier, "mail.set-address", { address: "a@contoh.id" }, { now: NOW });
    await sendAt(NOW);
    const code = /\b(\d{6})\b/.exec(smtp.mails[0]?.raw.split("\n\n")[1] ?? "")?.[1] ?? "";
    const other = code === "000000" ? "111111" : "000000";
    for (let each = 0; each < 5; each += 1) await refusal(verifier, "mail.confirm", { code: other }, { now: NOW });
    expect(await refusal(verifier, "mail.confirm", { code }, { now: NOW })).toBe("INVALID_INPUT");
    for (let each = 0; each < 4; each += 1)
      await must(verifier, "mail.set-address", { address: "a@contoh.id" }, { now: NOW });
    expect(await refusal(verifier, "mail.set-address", { address: "a@contoh.id" }, { now: NOW })).toBe("RATE_LIMITED");
    expect(await refusal(verifier, "mail.confirm", { code }, { now: later(25 * 60) })).toBe("NOT_ALLOWED_NOW");
    smtp.mails.splice(0);
    await sendAt(NOW);
    // Of four requests only the last one's code is worth sending.
    expect(smtp.mails).toHaveLength(1);
    expect((await outbox()).map(({ state }) => state).toSorted()).toEqual([
      "dropped",
      "dropped",
      "dropped",
      "sent",
      "sent",
    ]);
  });

  it("refuses no address, several, and a line break; a replay asks once", async () => {
    for (const address of ["", "x", "a@contoh.id,b@contoh.id", "a@contoh.id\nBcc: b@contoh.id"])
      expect(await refusal(verifier, "mail.set-address", { address }, { now: NOW })).toBe("INVALID_INPUT");
    const operationId = "0190a0a0-0000-7000-8000-000000000001";
    const input = { address: "a@contoh.id" };
    const first = await must(verifier, "mail.set-address", input, { now: NOW, operationId });
    expect(await must(verifier, "mail.set-address", input, { now: later(1), operationId })).toEqual(first);
    expect(await outbox()).toHaveLength(1);
  });
});

describe("mails", () => {
  it("tell of reminders, digests, delegations and decisions in counts: nobody is named in any", async () => {
    await Promise.all(
      [verifier, operator].map((actor) => must(actor, "account.set-locale", { locale: "id" }, { now: NOW })),
    );
    await confirmed(verifier);
    await confirmed(operator);
    const named = { villageCode: VILLAGE, headName: "Siti Rahasia", contributors: [operator.userId] };
    const item = await makeWaiting(owner, { ...named, dueAt: new Date("2026-06-10T17:00:00Z") });
    await makeWaiting(owner, { ...named, state: "returned", since: new Date("2026-06-01T00:00:00Z") });
    await runReminders(NOW);
    await runDigests(NOW);
    const giver = await makeActor(owner, "office-head", "1101");
    const leave = { fromDay: "2026-06-11", toDay: "2026-06-12", reason: "cuti Siti Rahasia" };
    const given = { id: crypto.randomUUID(), dutyId: giver.grant.id, delegateId: verifier.userId, ...leave };
    await must(giver, "delegation.give", given, { now: NOW });
    const reason = { target: "operator", reason: "EVIDENCE_UNCLEAR", note: "Siti Rahasia 9901010101010001" };
    await must(verifier, "proposal.decide", { item, decision: decision("return", reason) }, { now: later(1) });
    await queueDecisions(later(2));
    await queueDecisions(later(3));
    await sendAt(later(4));
    const kinds = (await outbox()).map(({ kind }) => kind).filter((kind) => kind !== "confirm");
    expect(kinds.toSorted()).toEqual(["decision", "delegation", "digest", "digest", "reminder", "reminder"]);
    expect(smtp.mails).toHaveLength(6);
    const all = smtp.mails.map(({ raw }) => raw.replaceAll("=\n", "")).join("\n");
    expect(all).not.toMatch(NAMES);
    expect(all).toContain("1 usulan dikembalikan");
    expect(all).toContain("1 lewat tenggat");
  });

  it("tell who owns the data of access in an emergency, naming neither who nor for whom nor why", async () => {
    const administrator = await makeActor(owner, "administrator", "1101");
    const [holder] = (
      await owner.query("UPDATE app_user SET display_name = 'Siti Rahasia' WHERE id = $1 RETURNING username", [
        administrator.userId,
      ])
    ).rows;
    await confirmed(operator);
    const reason = "Banjir di rumah Siti Rahasia, operator sakit";
    const asked = { id: crypto.randomUUID(), regionCode: VILLAGE, hours: 8, reason, knowsOwnersAreTold: true };
    await must(administrator, "glass.break", { ...asked, username: holder.username }, { now: NOW });
    await must(administrator, "glass.close", { id: asked.id }, { now: later(5) });
    await sendAt(later(6));
    const all = smtp.mails.map(({ raw }) => raw.replaceAll("=\n", "")).join("\n");
    expect(smtp.mails).toHaveLength(2);
    expect(all).not.toMatch(NAMES);
    expect(all).toContain("Akses darurat dibuka selama 8 jam di desa Anda");
    expect(all).toContain("ditutup sebelum waktunya");
  });

  it("come at most once an hour about decisions, and the digest not to who does not want it", async () => {
    await confirmed(operator);
    await must(operator, "mail.set-digest", { isWanted: false }, { now: NOW });
    await runDigests(NOW);
    for (const minute of [1, 2]) {
      const item = await makeWaiting(owner, { villageCode: VILLAGE, contributors: [operator.userId] });
      await must(verifier, "proposal.decide", { item, decision: decision("verify") }, { now: later(minute) });
      await queueDecisions(later(minute + 1));
    }
    expect((await outbox()).map(({ kind }) => kind)).toEqual(["confirm", "decision"]);
    const page = await owner.query("SELECT 1 FROM weekly_digest WHERE user_id = $1", [operator.userId]);
    expect(page.rowCount).toBe(1);
  });
});

describe("mails about decisions", () => {
  const mailed = async () =>
    (await owner.query("SELECT facts FROM mail_outbox WHERE kind = 'decision' ORDER BY made_at")).rows.map(
      ({ facts }) => facts,
    );
  const decided = async (event: string, to: string, at: Date) => {
    const item = await makeWaiting(owner, { villageCode: VILLAGE, contributors: [operator.userId] });
    await owner.query(
      `INSERT INTO proposal_event (regency_code, id, village_code, proposal_id, event, from_state, to_state, actor_id, grant_id, role, at)
       VALUES ($1, $2, $3, $4, $5, 'verified', $6, $7, $8, 'office-head', $9)`,
      [item.regencyCode, crypto.randomUUID(), VILLAGE, item.id, event, to, verifier.userId, verifier.grant.id, at],
    );
  };

  it("tell of the signature, and not of an acceptance that does not carry yet", async () => {
    await confirmed(operator);
    await decided("accept", "validated", later(1));
    expect(await queueDecisions(later(3))).toBe(0);
    await decided("sign", "signed", later(4));
    expect(await queueDecisions(later(63))).toBe(1);
    expect(await mailed()).toEqual([{ kind: "decision", agreed: 1, returned: 0, rejected: 0, applied: 0 }]);
  });

  it("miss nothing that was stamped before they were made and written after", async () => {
    await confirmed(operator);
    await queueDecisions(later(60));
    await decided("verify", "verified", new Date(later(60).getTime() - 30_000));
    expect(await queueDecisions(later(120))).toBe(1);
    expect(await mailed()).toHaveLength(1);
  });

  it("and reminders of two time zones on one day are two", async () => {
    await confirmed(verifier);
    const { rows: east } = await owner.query(
      "SELECT code FROM region WHERE time_zone = 'Asia/Jayapura' AND length(code) = 10 ORDER BY code LIMIT 1",
    );
    const eastern: string = east[0].code;
    await owner.query(
      `INSERT INTO access_grant (id, user_id, role, region_code, level, valid_from, source, reason, created_at)
       VALUES ($1, $2, 'regency-verifier', $4, 'full', $3, 'administrator', 'uji', $3)`,
      [crypto.randomUUID(), verifier.userId, new Date("2026-01-01T00:00:00Z"), eastern.slice(0, 4)],
    );
    const dueAt = new Date("2026-06-09T17:00:00Z");
    await makeWaiting(owner, { villageCode: VILLAGE, dueAt });
    await makeWaiting(owner, { villageCode: eastern, dueAt });
    try {
      await runReminders(new Date("2026-06-10T22:03:00Z"));
      await runReminders(NOW);
      const { rows } = await owner.query("SELECT 1 FROM mail_outbox WHERE kind = 'reminder'");
      expect(rows).toHaveLength(2);
    } finally {
      await owner.query("DELETE FROM proposal WHERE village_code = $1", [eastern]);
    }
  });
});

describe("a connection that the server ends in the middle of a transaction", () => {
  it("fails that transaction alone", async () => {
    const lost = underScope(EVERYWHERE, async ({ sql }) => {
      const [own] = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`;
      await underScope(EVERYWHERE, (other) => other.sql`SELECT pg_terminate_backend(${own?.pid ?? 0}::int)`);
      await new Promise((resolve) => setTimeout(resolve, 200));
      return sql`SELECT 1`;
    });
    await expect(lost).rejects.toThrow();
    expect(await underScope(EVERYWHERE, ({ sql }) => sql`SELECT 1 AS one`)).toEqual([{ one: 1 }]);
  });
});

describe("a server that does not take a mail", () => {
  it("is tried again later and later, then the mail is given up and shown to the area's administrator alone", async () => {
    smtp.mode = "later";
    await must(verifier, "mail.set-address", { address: "siti@contoh.id" }, { now: NOW });
    await owner.query("UPDATE mail_address SET pending_until = $1", [later(10_000)]);
    const waits: number[] = [];
    let at = NOW;
    for (let tries = 1; tries <= 7; tries += 1) {
      await sendAt(at);
      const [mail] = await outbox();
      expect(mail).toMatchObject({ tries, fault: "SMTP_451", state: tries === 7 ? "given-up" : "waiting" });
      waits.push((mail.next_at.getTime() - at.getTime()) / 60_000);
      if (tries < 7) expect(await sendAt(new Date(mail.next_at.getTime() - 1))).toBe(0);
      at = mail.next_at;
    }
    expect(waits.slice(0, 6)).toEqual([1, 5, 15, 60, 180, 360]);
    const admin = await makeActor(owner, "administrator", "1101");
    const elsewhere = await makeActor(owner, "administrator", "1102");
    expect((await listGivenUp(admin, null, at))?.lines).toMatchObject([{ kind: "confirm", fault: "SMTP_451" }]);
    expect((await listGivenUp(elsewhere, null, at))?.lines).toEqual([]);
    expect(await listGivenUp(verifier, null, at)).toBeNull();
  });

  it("gives up at once what is refused for good, and never logs or stores the address", async () => {
    const lines: string[] = [];
    const spies = (["info", "warn", "error", "debug"] as const).map((level) =>
      vi.spyOn(log(), level).mockImplementation((...said: unknown[]) => void lines.push(JSON.stringify(said))),
    );
    smtp.mode = "never";
    await must(verifier, "mail.set-address", { address: "siti@contoh.id" }, { now: NOW });
    await sendAt(NOW);
    expect(await outbox()).toMatchObject([{ state: "given-up", tries: 1, fault: "SMTP_550" }]);
    expect(lines.join()).not.toContain("siti@contoh.id");
    for (const spy of spies) spy.mockRestore();
  });

  it("may hang up; and two runs at once send a mail once", async () => {
    smtp.mode = "cut";
    await must(verifier, "mail.set-address", { address: "a@contoh.id" }, { now: NOW });
    await sendAt(NOW);
    expect((await outbox())[0]).toMatchObject({ state: "waiting", tries: 1 });
    smtp.mode = "take";
    await Promise.all([1, 2, 3, 4].map(() => sendAt(later(2))));
    expect(smtp.mails).toHaveLength(1);
  });

  it("holds no row of the queue while it is slow, and takes the mail once", async () => {
    await must(verifier, "mail.set-address", { address: "a@contoh.id" }, { now: NOW });
    smtp.mode = "late";
    const { mail } = config();
    if (mail === null) throw new Error("not configured");
    const slow = sendDue(() => NOW, smtpTransport(mail));
    await vi.waitFor(() => expect(smtp.waiting).toHaveLength(1));
    // Refused at once if a transaction held it.
    const [row] = (await owner.query("SELECT tries, state, next_at FROM mail_outbox FOR UPDATE NOWAIT")).rows;
    expect(row).toEqual({ tries: 1, state: "waiting", next_at: later(5) });
    expect(await sendAt(later(4))).toBe(0);
    for (const accept of smtp.waiting.splice(0)) accept();
    expect(await slow).toBe(1);
    expect(await outbox()).toMatchObject([{ state: "sent", tries: 1 }]);
    expect(smtp.mails).toHaveLength(1);
  });

  it("says nothing: each try is counted before it is made, and the mail is given up in the end", async () => {
    smtp.mode = "silent";
    await must(verifier, "mail.set-address", { address: "a@contoh.id" }, { now: NOW });
    await owner.query("UPDATE mail_address SET pending_until = $1", [later(10_000)]);
    const { mail } = config();
    if (mail === null) throw new Error("not configured");
    expect(await sendDue(() => NOW, smtpTransport(mail, { silentMs: 200 }))).toBe(0);
    expect(await outbox()).toMatchObject([{ state: "waiting", tries: 1, next_at: later(1), fault: "ETIMEDOUT" }]);
    // Senders that never come back: each one's claim runs out.
    for (let tries = 2; tries <= 7; tries += 1) {
      const asked = new Promise<void>((resolve) => {
        void sendDue(
          () => later(tries * 10),
          () => new Promise(() => resolve()),
        );
      });
      await asked;
      expect(await outbox()).toMatchObject([{ state: "waiting", tries, next_at: later(tries * 10 + 5) }]);
      expect(await sendAt(later(tries * 10 + 4))).toBe(0);
    }
    expect(await sendAt(later(75))).toBe(0);
    expect(await outbox()).toMatchObject([{ state: "given-up", tries: 7 }]);
  });

  it("may lose its claim to another: what was sent stays sent", async () => {
    await must(verifier, "mail.set-address", { address: "a@contoh.id" }, { now: NOW });
    let fail = (): void => undefined;
    const first = sendDue(
      () => NOW,
      () => new Promise((_, reject) => (fail = () => reject(new Error("too late")))),
    );
    await vi.waitFor(async () => expect(await outbox()).toMatchObject([{ tries: 1 }]));
    expect(await sendAt(later(5))).toBe(1);
    fail();
    expect(await first).toBe(0);
    expect(await outbox()).toMatchObject([{ state: "sent", tries: 2, fault: null }]);
  });

  it("beyond this machine is spoken to under TLS alone", async () => {
    const { mail } = config();
    if (mail === null) throw new Error("not configured");
    const far = smtpTransport({ ...mail, isLoopback: false });
    await expect(far("siti@contoh.id", { subject: "x", text: "x" })).rejects.toThrow(/TLS/i);
    expect(smtp.mails).toEqual([]);
  });
});
