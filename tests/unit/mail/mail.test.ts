import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GLASS_HOURS, GLASS_LEVELS } from "@/lib/domain/access/glass";
import { ROLES } from "@/lib/domain/access/role";
import { addressSchema, codeFrom, type MailFacts, mailSchema, nextTry, RETRY_MINUTES } from "@/lib/domain/mail/mail";
import type { NoticeFacts } from "@/lib/domain/notice/notice";
import { RETEST_WHYS } from "@/lib/domain/training-session/retest";
import { TIER_NAMES } from "@/lib/domain/workflow/tier";
import { composeMail } from "@/lib/server/mail/compose";
import { faultOf } from "@/lib/server/mail/transport";
import { TEST_KEYS } from "@/tests/support/keys.mjs";

process.env["DATABASE_URL"] ??= "postgresql://tidak-dipakai";
for (const [name, value] of Object.entries(TEST_KEYS)) process.env[name] ??= value;

const count = fc.nat({ max: 100_000 });
const day = fc
  .date({ min: new Date("2026-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const notice: fc.Arbitrary<NoticeFacts> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("delegation-given", "delegation-ended"),
    role: fc.constantFrom(...ROLES),
    fromDay: day,
    toDay: day,
  }),
  fc.record({
    kind: fc.constant("reminder-tier" as const),
    tier: fc.constantFrom(...TIER_NAMES),
    overdue: count,
    dueToday: count,
    dueNext: count,
  }),
  fc.record({
    kind: fc.constantFrom("reminder-stand-in", "reminder-holders"),
    tier: fc.constantFrom(...TIER_NAMES),
    count,
  }),
  fc.record({ kind: fc.constant("reminder-check" as const), late: count, soon: count, idle: count }),
  fc.record({ kind: fc.constant("reminder-objection" as const), late: count, soon: count }),
  fc.record({ kind: fc.constant("reminder-returned" as const), count }),
  fc.record({ kind: fc.constant("reminder-rights" as const), count, soon: count, late: count }),
  fc.record({ kind: fc.constant("rights-late" as const), soon: count, late: count }),
  fc.record({ kind: fc.constant("reminder-draft" as const), count, endsOn: day }),
  fc.record({ kind: fc.constant("reminder-meeting" as const), count, lastDay: day }),
  fc.record({ kind: fc.constant("digest" as const), week: day }),
  fc.record({ kind: fc.constant("reminder-review" as const), left: count, lastDay: day }),
  fc.record({
    kind: fc.constantFrom("grant-extended", "access-extended"),
    role: fc.constantFrom(...ROLES),
    lastDay: day,
  }),
  fc.record({ kind: fc.constantFrom("access-given", "access-got", "code-given"), role: fc.constantFrom(...ROLES) }),
  fc.record({ kind: fc.constant("code-got" as const) }),
  fc.record({
    kind: fc.constantFrom("glass-given", "glass-opened"),
    level: fc.constantFrom(...GLASS_LEVELS),
    hours: fc.constantFrom(...GLASS_HOURS),
  }),
  fc.record({ kind: fc.constant("glass-closed" as const), level: fc.constantFrom(...GLASS_LEVELS) }),
  fc.record({
    kind: fc.constant("retest-announced" as const),
    role: fc.constantFrom(...ROLES),
    why: fc.constantFrom(...RETEST_WHYS),
    day,
  }),
  fc.record({
    kind: fc.constant("retest-due" as const),
    role: fc.constantFrom(...ROLES),
    why: fc.constantFrom(...RETEST_WHYS),
  }),
);
const facts: fc.Arbitrary<MailFacts> = fc.oneof(
  fc.record({ kind: fc.constant("confirm" as const), pendingId: fc.uuid() }),
  fc.record({ kind: fc.constant("reminder" as const), lines: fc.array(notice, { minLength: 1, maxLength: 20 }) }),
  fc.record({
    kind: fc.constantFrom("digest", "delegation", "access"),
    lines: fc.array(notice, { minLength: 1, maxLength: 1 }),
  }),
  fc.record({
    kind: fc.constant("decision" as const),
    agreed: count,
    returned: count,
    rejected: count,
    applied: count,
  }),
);

describe("a mail", () => {
  it("cannot hold a name or a NIK: whatever else is put into its facts is refused, at any depth", () => {
    const secret = fc.oneof(
      fc.constantFrom("Siti Rahasia", "Ibu Operator (contoh)"),
      fc.integer({ min: 0, max: 99 }).map((n) => `99${String(n).padStart(14, "0")}`),
    );
    fc.assert(
      fc.property(facts, secret, fc.string({ minLength: 1, maxLength: 8 }), (each, text, key) => {
        expect(mailSchema.safeParse(each).success).toBe(true);
        if (!(key in each)) expect(mailSchema.safeParse({ ...each, [key]: text }).success).toBe(false);
        if ("lines" in each) {
          const lines = each.lines.map((line) => ({ ...line, name: text }));
          expect(mailSchema.safeParse({ ...each, lines }).success).toBe(false);
          const roles = each.lines.map((line) => ({ ...line, kind: text }));
          expect(mailSchema.safeParse({ ...each, lines: roles }).success).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("says counts, kinds, days and links alone, in both languages, with no number as long as a NIK", () => {
    fc.assert(
      fc.property(facts, fc.constantFrom("id", "en"), (each, locale) => {
        const { subject, text } = composeMail(each, locale, "https://mutakhir.example.go.id");
        expect(subject).not.toMatch(/[\r\n]/);
        expect(`${subject}\n${text}`).not.toMatch(/\d{7,}/);
        const links = text.match(/https?:\S+/g) ?? [];
        expect(links.length).toBe(2);
        for (const link of links)
          expect(link).toMatch(/^https:\/\/mutakhir\.example\.go\.id\/[a-z/-]+(\?pekan=\d{4}-\d{2}-\d{2})?$/);
        expect(text).not.toContain("{");
      }),
      { numRuns: 300 },
    );
  });
});

describe("retries", () => {
  it("come after one minute and later, up to six hours, then the mail is given up; a refusal for good at once", () => {
    const now = new Date("2026-06-11T00:00:00Z");
    const waits = [1, 2, 3, 4, 5, 6, 7].map((tries) => nextTry(tries, false, now));
    expect(waits.map((at) => (at === null ? null : (at.getTime() - now.getTime()) / 60_000))).toEqual([
      ...RETRY_MINUTES,
      null,
    ]);
    expect([RETRY_MINUTES[0], RETRY_MINUTES.at(-1)]).toEqual([1, 360]);
    expect(nextTry(1, true, now)).toBeNull();
  });

  it("keep a code of the failure, never the server's words", () => {
    const refused = Object.assign(new Error("550 <siti@contoh.id> unknown"), { responseCode: 550, code: "EENVELOPE" });
    expect(faultOf(refused)).toEqual({ code: "SMTP_550", isPermanent: true });
    expect(faultOf(Object.assign(new Error("x"), { code: "ETIMEDOUT" }))).toEqual({
      code: "ETIMEDOUT",
      isPermanent: false,
    });
    expect(faultOf(Object.assign(new Error("x"), { code: "siti@contoh.id" })).code).toBe("UNKNOWN");
    expect(faultOf("siti@contoh.id").code).toBe("UNKNOWN");
  });
});

describe("codes and addresses", () => {
  it("are six digits, and one address without a line break", () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (hash) => /^\d{6}$/.test(codeFrom(hash))));
    for (const bad of ["x", "a@b", "a@contoh.id\r\nBcc: b@contoh.id", "a@contoh.id, b@contoh.id", "A <a@contoh.id>"])
      expect(addressSchema.safeParse(bad).success, bad).toBe(false);
    expect(addressSchema.safeParse("operator@contoh.id").success).toBe(true);
  });
});
