import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seal } from "@/lib/server/crypto/seal";
import { handles } from "@/lib/server/db/pool";
import { queueDecisions } from "@/lib/server/mail/decisions";
import { findMailSettings } from "@/lib/server/mail/queries";
import { sendDue } from "@/lib/server/mail/send-due";
import { runReminders } from "@/lib/server/reminder/run-reminders";
import { makeActor } from "@/tests/support/factory/people";
import { refusal } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { makeWaiting } from "../queue/waiting";

const owner = new Client({ connectionString: ownerUrl() });
const NOW = new Date("2026-06-11T00:03:00Z");

beforeAll(() => owner.connect());
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

describe("a portal without a mail server", () => {
  it("queues and sends nothing, takes no address, and says so", async () => {
    const verifier = await makeActor(owner, "regency-verifier", "1101");
    await owner.query(
      "INSERT INTO mail_address (user_id, address_sealed, confirmed_at, updated_at) VALUES ($1, $2, $3, $3)",
      [verifier.userId, seal("siti@contoh.id"), new Date("2026-06-01T00:00:00Z")],
    );
    await makeWaiting(owner, { villageCode: "1101012001", dueAt: new Date("2026-06-10T17:00:00Z") });
    expect(await runReminders(NOW)).toBe(1);
    expect(await queueDecisions(NOW)).toBe(0);
    expect((await owner.query("SELECT 1 FROM mail_outbox")).rowCount).toBe(0);
    expect(await sendDue(() => NOW)).toBe(0);
    expect(await refusal(verifier, "mail.set-address", { address: "a@contoh.id" }, { now: NOW })).toBe(
      "NOT_ALLOWED_NOW",
    );
    expect(await findMailSettings(verifier, NOW)).toMatchObject({ isConfigured: false, address: "siti@contoh.id" });
  });
});
