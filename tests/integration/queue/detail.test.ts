import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { Payload } from "@/lib/domain/proposal/payload";
import { NO_FILTER } from "@/lib/domain/queue/filter";
import { blindIndex, seal } from "@/lib/server/crypto/seal";
import { handles } from "@/lib/server/db/pool";
import { sealPayload } from "@/lib/server/proposal/sealed-payload";
import { findDetail } from "@/lib/server/queue/detail";
import { makeActor } from "@/tests/support/factory/people";
import { ownerUrl } from "@/tests/support/urls";
import { clearWaiting, HERE, type Item, makeWaiting, VILLAGE } from "./waiting";

const owner = new Client({ connectionString: ownerUrl() });
const NOW = new Date("2026-05-14T03:00:00Z");
const OLD_NIK = "9988014506800001";
const NEW_NIK = "9988014506800009";
const household = uuidv7();
const uid = uuidv7();
const child = uuidv7();
let verifier: Actor;
let coach: Actor;
let item: Item;

const payload: Payload = {
  instrument: "REGSOSEK22-K",
  version: 1,
  baseRevision: 1,
  conditionDate: "2026-05-10",
  answers: {
    household: { floorMaterial: 1 },
    members: { [uid]: { nik: NEW_NIK }, [child]: { name: "Bayi Contoh", sex: 2, birthDate: "2026-04-02" } },
    civil: {},
  },
  memberOps: [{ kind: "add", uid: child }],
  notes: {},
};

beforeAll(async () => {
  await owner.connect();
  await clearWaiting(owner);
  verifier = await makeActor(owner, "regency-verifier", HERE);
  coach = await makeActor(owner, "coach", HERE);
  const at = [NOW, NOW];
  await owner.query(
    `INSERT INTO household (regency_code, id, village_code, status, revision, head_name, member_count, floor_material, created_at, updated_at)
     VALUES ($1, $2, $3, 1, 1, 'Sari (contoh)', 1, 5, $4, $5)`,
    [HERE, household, VILLAGE.one, ...at],
  );
  await owner.query(
    `INSERT INTO member (regency_code, id, village_code, household_id, active, name, member_no, presence, sex, birth_date,
       relation_to_head, nik_sealed, nik_bidx, created_at, updated_at)
     VALUES ($1, $2, $3, $4, true, 'Sari (contoh)', 1, 1, 2, '1968-06-05', 1, $5, $6, $7, $8)`,
    [HERE, uid, VILLAGE.one, household, seal(OLD_NIK), blindIndex(OLD_NIK), ...at],
  );
  item = await makeWaiting(owner, { kind: "condition", householdId: household, payload: sealPayload(payload) });
  await makeWaiting(owner, { weight: 10, headName: "Sesudahnya" });
});
afterAll(async () => {
  await clearWaiting(owner);
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const detailOf = (actor: Actor, at = item, tier: "verify" | "accept" = "verify") =>
  findDetail(actor, at, { tier, filter: NO_FILTER, now: NOW, locale: "id", purpose: "decide" });

describe("a proposal as a decider reads it", () => {
  it("says before and after in words, and who joins", async () => {
    const detail = await detailOf(verifier);
    const rows = detail?.changes.flatMap((group) => group.rows) ?? [];
    const floor = rows.find((row) => row.key === "household.floorMaterial");
    expect(floor?.before).not.toBe("");
    expect(floor?.after).not.toBe("");
    expect(rows.find((row) => row.key === `member:${uid}.nik`)).toMatchObject({ before: OLD_NIK, after: NEW_NIK });
    expect(rows.find((row) => row.key === `member:${child}.birthDate`)?.after).toBe("2 April 2026");
    expect(detail?.membersAdded).toEqual(["Bayi Contoh"]);
    expect(detail?.decidability).toEqual({ can: true });
    expect(detail?.conditionDate).toBe("2026-05-10");
    expect(detail?.nextId).not.toBeNull();
    const rest = detail?.rest.flatMap((section) => section.rows.map((row) => row.text)) ?? [];
    expect(rest).toContain("5 Juni 1968");
  });

  it("masks identifiers for the coach, who reads the same answers otherwise", async () => {
    const detail = await detailOf(coach, item, "accept");
    const text = JSON.stringify(detail);
    expect(text).not.toContain(OLD_NIK);
    expect(text).not.toContain(NEW_NIK);
    expect(text).toContain("•••• •••• •••• 0009");
    expect(detail?.decidability).toEqual({ can: false, why: "not-waiting" });
  });

  it("names who may decide when this person may not", async () => {
    await makeActor(owner, "regency-verifier", HERE);
    const mine = await makeWaiting(owner, { contributors: [verifier.userId] });
    const detail = await detailOf(verifier, mine);
    expect(detail?.decidability).toEqual({ can: false, why: "contributed" });
    expect(detail?.colleagues.length).toBeGreaterThan(0);
    expect(detail?.colleagues).not.toContain(`Petugas Contoh ${verifier.userId.slice(-4)}`);
  });

  it("is not found from another regency, and its reading is logged", async () => {
    const stranger = await makeActor(owner, "regency-verifier", "1102");
    expect(await detailOf(stranger)).toBeNull();
    const log = await owner.query(
      "SELECT count(*)::int AS n FROM audit WHERE actor_id = $1 AND purpose = 'decide' AND $2::uuid = ANY (subject_ids)",
      [verifier.userId, item.id],
    );
    expect(log.rows[0].n).toBeGreaterThan(0);
  });
});
