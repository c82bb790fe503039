import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { takeDownload } from "@/lib/server/delivery/download/take";
import { must, refusal, run } from "@/tests/support/factory/run";
import { DeliveryWorld, later, NOW, PASSWORD } from "./world";

const world = new DeliveryWorld("1105", "1105012001", "1106");
let packageId: string;

beforeAll(async () => {
  await world.open();
  packageId = await world.ready(0, 1);
});
afterAll(() => world.close());

const at = () => ({ regencyCode: world.regency, id: packageId });
const asking = (id: string = crypto.randomUUID()) => ({ id, regencyCode: world.regency, packageId });
const confirm = (actor: Actor, minutes = 0, password = PASSWORD) =>
  run(actor, "account.confirm-password", { password }, later(minutes));
const opened = async (minutes: number, actor = world.verifier) => {
  const input = asking();
  await must(actor, "delivery.ask-download", input, later(minutes));
  return input.id;
};
const take = (id: string, minutes: number, actor = world.verifier) => takeDownload(actor, at(), id, later(minutes).now);
const audits = (action: string, id: string) =>
  world.rows<{ ids: string[]; purpose: string; detail: object }>(
    "SELECT subject_ids AS ids, purpose, detail FROM audit WHERE action = $1 AND $2 = ANY (subject_ids)",
    [action, id],
  );

describe("the password asked again", () => {
  it("opens five minutes in this session, and no other person's or session's", async () => {
    expect(await refusal(world.verifier, "delivery.ask-download", asking(), { now: NOW })).toBe("NOT_ALLOWED_NOW");
    expect((await confirm(world.verifier)).ok).toBe(true);
    expect((await audits("session:step-up", world.verifier.sessionId)).length).toBe(1);
    expect(await refusal(world.verifier, "delivery.ask-download", asking(), later(4))).toBe("OK");
    expect(await refusal(world.verifier, "delivery.ask-download", asking(), later(5))).toBe("NOT_ALLOWED_NOW");
    expect(await refusal(world.second, "delivery.ask-download", asking(), later(1))).toBe("NOT_ALLOWED_NOW");
    const elsewhere = { ...world.verifier, sessionId: uuidv7() };
    expect(await refusal(elsewhere, "delivery.ask-download", asking(), later(1))).toBe("NOT_ALLOWED_NOW");
  });

  it("refuses a wrong one, with the field and an audit row, and after five tries whatever comes", async () => {
    for (let tries = 0; tries < 5; tries += 1)
      expect(await confirm(world.second, 0, "bukan ini")).toMatchObject({
        error: { code: "INVALID_INPUT", fields: [{ path: "password", detail: "WRONG" }] },
      });
    expect(await confirm(world.second)).toMatchObject({ error: { code: "RATE_LIMITED" } });
    expect((await audits("session:step-up-refused", world.second.sessionId)).length).toBe(5);
    const [held] = await world.rows<{ at: Date | null }>("SELECT stepped_up_at AS at FROM auth_session WHERE id = $1", [
      world.second.sessionId,
    ]);
    expect(held?.at).toBeNull();
    const stored = await world.rows<{ found: boolean }>(
      "SELECT result::text LIKE '%kopi%' AS found FROM operation WHERE user_id = $1",
      [world.verifier.userId],
    );
    expect(stored.some(({ found }) => found)).toBe(false);
  });
});

describe("a download", () => {
  it("is good once, for who asked in this session, for a quarter of an hour, and logs every family before", async () => {
    await confirm(world.verifier, 10);
    const [first, second, third] = [await opened(10), await opened(11), await opened(12)];
    expect(await take(first, 11, world.second)).toBeNull();
    expect(await take(first, 11, world.stranger)).toBeNull();
    expect(await take(first, 11, world.operator)).toBeNull();
    expect(await take(first, 11, { ...world.verifier, sessionId: uuidv7() })).toBeNull();
    const taken = await take(first, 11);
    expect(taken?.files.map(({ name }) => name)).toEqual([
      "keluarga.csv",
      "anggota.csv",
      "kamus.csv",
      "metadata.json",
      "SHA256SUMS",
    ]);
    expect(taken?.takenBy).toContain("Petugas Contoh");
    expect(await take(first, 11)).toBeNull();
    expect(await take(second, 11 + 15)).toBeNull();
    expect((await Promise.all([take(third, 13), take(third, 13)])).filter((one) => one !== null)).toHaveLength(1);
    const [download] = await audits("delivery:download", first);
    expect(download).toMatchObject({ ids: [packageId, first], purpose: "deliver", detail: { families: 2 } });
    for (const { id } of [world.family(0), world.family(1)])
      expect((await audits("household:export", id)).length).toBe(2);
  });

  it("is asked for by the regency's own verifier, of a package that is ready", async () => {
    await confirm(world.verifier, 30);
    await confirm(world.stranger, 30);
    expect(await refusal(world.stranger, "delivery.ask-download", asking(), later(31))).toBe("NOT_FOUND");
    expect(await refusal(world.operator, "delivery.ask-download", asking(), later(31))).toBe("FORBIDDEN");
    expect(await refusal(world.verifier, "delivery.ask-download", asking(uuidv7()), later(31))).toBe("INVALID_INPUT");
    await world.applied(2);
    const { id } = await world.make();
    const early = { ...asking(), packageId: id };
    expect(await refusal(world.verifier, "delivery.ask-download", early, later(31))).toBe("NOT_ALLOWED_NOW");
  });

  it("is the same one when it is asked for again after a lost answer, until it is used", async () => {
    await confirm(world.verifier, 40);
    const again = asking(await opened(41));
    const ask = (actor: Actor) => refusal(actor, "delivery.ask-download", again, later(42));
    expect(await ask(world.verifier)).toBe("OK");
    await world.owner.query("UPDATE auth_session SET stepped_up_at = $2 WHERE id = $1", [
      world.second.sessionId,
      later(41).now,
    ]);
    expect(await ask(world.second)).toBe("IDEMPOTENCY_MISMATCH");
    expect(await take(again.id, 43)).not.toBeNull();
    expect(await ask(world.verifier)).toBe("IDEMPOTENCY_MISMATCH");
  });
});
