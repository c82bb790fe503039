import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { readPackageFilter } from "@/lib/domain/delivery/list-filter";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { handles } from "@/lib/server/db/pool";
import { listPackages } from "@/lib/server/delivery/list-query";
import { findDelivery, listDeliveryNews } from "@/lib/server/delivery/of-proposal";
import { findPackage } from "@/lib/server/delivery/package-query";
import { listProposals } from "@/lib/server/proposal/list-query";
import { readMenuCounts } from "@/lib/server/shell/menu-counts";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { HERE, makeWaiting, VILLAGE } from "../queue/waiting";

const owner = new Client({ connectionString: ownerUrl() });
const NOW = new Date("2026-11-26T03:00:00Z");
const at = { now: NOW };
let people: Record<"operator" | "neighbour" | "verifier" | "second" | "stranger" | "province" | "viewer", Actor>;

beforeAll(async () => {
  await owner.connect();
  people = {
    operator: await makeActor(owner, "village-operator", VILLAGE.one),
    neighbour: await makeActor(owner, "village-operator", VILLAGE.two),
    verifier: await makeActor(owner, "regency-verifier", HERE),
    second: await makeActor(owner, "regency-verifier", HERE),
    stranger: await makeActor(owner, "regency-verifier", "1102"),
    province: await makeActor(owner, "province-validator", "11"),
    viewer: await makeActor(owner, "viewer", HERE),
  };
});
beforeEach(async () => {
  for (const table of ["delivery_event", "delivery_item", "delivery_package", "proposal"])
    await owner.query(`DELETE FROM ${table} WHERE regency_code = ANY ($1)`, [[HERE, "1102"]]);
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

async function applied(count: number, villageCode: string = VILLAGE.one): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const { id } = await makeWaiting(owner, { state: "applied", villageCode, contributors: [people.operator.userId] });
    await owner.query("UPDATE proposal SET applied_revision = 2, state_since = $2 WHERE id = $1", [id, NOW]);
    ids.push(id);
  }
  return ids;
}
const making = (extra: object = {}) => ({
  id: uuidv7(),
  regencyCode: HERE,
  recipient: "siks-ng",
  resend: false,
  ...extra,
});
const make = async (extra: object = {}) => {
  const input = making(extra);
  const made = await must<{ number: number; count: number }>(people.verifier, "delivery.make", input, at);
  return { ...made, id: input.id };
};
const answer = (proposalId: string, extra: object = {}) => ({
  proposalId,
  state: "accepted",
  reason: null,
  note: null,
  snapshot: null,
  ...extra,
});
const record = (packageId: string, ...replies: readonly object[]) => ({ regencyCode: HERE, packageId, replies });
const events = async () =>
  (
    await owner.query<{ was: string | null; state: string }>(
      "SELECT from_state AS was, to_state AS state FROM delivery_event WHERE regency_code = $1 ORDER BY at, id",
      [HERE],
    )
  ).rows;
const everything = readPackageFilter({});
const page = (actor: Actor, packageId: string) => findPackage(actor, { regencyCode: HERE, id: packageId }, everything);

describe("a package", () => {
  it("freezes what is applied and in none, once, under the next number, with history and audit", async () => {
    const ids = await applied(3);
    await makeWaiting(owner, { state: "validated" });
    expect((await listPackages(people.verifier, "")).unsent).toBe(3);
    const first = await make();
    expect(first).toMatchObject({ number: 1, count: 3 });
    expect(await refusal(people.verifier, "delivery.make", making(), at)).toBe("NOT_ALLOWED_NOW");
    await applied(1, VILLAGE.two);
    expect(await make({ recipient: "bps" })).toMatchObject({ number: 2, count: 1 });
    expect((await page(people.verifier, first.id))?.items.map((item) => item.proposalId).sort()).toEqual(
      [...ids].sort(),
    );
    expect(await events()).toHaveLength(4);
    const audit = await owner.query(
      "SELECT detail FROM audit WHERE action = 'delivery:make' AND $1 = ANY (subject_ids)",
      [first.id],
    );
    expect(audit.rows[0].detail).toEqual({ recipient: "siks-ng", number: 1, count: 3, leftOut: 0, resend: false });
  });

  it("is made by the regency's own verifier alone", async () => {
    await applied(1);
    for (const actor of [people.operator, people.province, people.viewer])
      expect(await refusal(actor, "delivery.make", making(), at), actor.grant.role).toBe("FORBIDDEN");
    expect(await refusal(people.stranger, "delivery.make", making(), at)).toBe("NOT_FOUND");
    expect(await refusal(people.verifier, "delivery.make", making({ recipient: "lain" }), at)).toBe("INVALID_INPUT");
    expect((await owner.query("SELECT 1 FROM delivery_package WHERE regency_code = $1", [HERE])).rowCount).toBe(0);
  });

  it("is one of two made at once, and a repeat answers the first", async () => {
    await applied(2);
    const both = await Promise.all(
      [people.verifier, people.second].map((actor) => run(actor, "delivery.make", making(), at)),
    );
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    await applied(1);
    const input = making();
    const operationId = uuidv7();
    const told = await run(people.verifier, "delivery.make", input, { ...at, operationId });
    expect(await run(people.verifier, "delivery.make", input, { ...at, operationId })).toEqual(told);
    expect((await listPackages(people.verifier, "")).packages.map(({ number }) => number)).toEqual([2, 1]);
  });

  it("is read in its area; elsewhere it is not there", async () => {
    await applied(1);
    const { id } = await make();
    expect((await page(people.province, id))?.canManage).toBe(false);
    expect(await page(people.stranger, id)).toBeNull();
    expect(await page(people.operator, id)).toBeNull();
    expect((await listPackages(people.stranger, "")).packages).toEqual([]);
    expect((await listPackages(people.province, "")).packages[0]?.regencyName).toMatch(/\w/);
    expect((await listPackages(people.province, "")).makesFor).toBeNull();
  });
});

describe("the centre's answer", () => {
  it("is seen by who did the work, in the proposal, the list and the news, and by nobody else's village", async () => {
    const [one = "", two = "", three = ""] = await applied(3);
    const { id } = await make();
    const refused = answer(two, { state: "refused", reason: "double", note: "Lihat berkas." });
    const ranked = answer(three, { state: "in-snapshot", snapshot: "DTSEN 2026 TW4" });
    const later = { now: new Date(NOW.getTime() + 1000) };
    expect(await must(people.verifier, "delivery.record", record(id, answer(one), refused, ranked), later)).toEqual({
      recorded: 3,
      same: 0,
    });
    const steps = await findDelivery(people.operator, { regencyCode: HERE, id: two });
    expect(steps).toMatchObject([
      { state: "refused", reason: "double", note: "Lihat berkas.", packageNumber: 1 },
      { state: "exported" },
    ]);
    expect(await findDelivery(people.neighbour, { regencyCode: HERE, id: two })).toEqual([]);
    const lines = (await listProposals(people.operator, "applied", "", "")).lines;
    expect(Object.fromEntries(lines.map((line) => [line.publicId, line.delivery]))).toEqual({
      [formatPublicId(HERE, one)]: "accepted",
      [formatPublicId(HERE, two)]: "refused",
      [formatPublicId(HERE, three)]: "in-snapshot",
    });
    const news = await listDeliveryNews(people.operator, NOW);
    expect(news).toMatchObject([{ proposalPublicId: formatPublicId(HERE, two), reason: "double", isNew: true }]);
    expect(await listDeliveryNews(people.neighbour, NOW)).toEqual([]);
    expect((await readMenuCounts(people.operator, NOW)).news).toBe(1);
  });

  it("is written whole or not at all, each row that does not fit by its place", async () => {
    const [one = "", two = ""] = await applied(2);
    const { id } = await make();
    const outcome = await run(
      people.verifier,
      "delivery.record",
      record(id, answer(one), answer(uuidv7()), answer(two, { state: "refused" }), answer(one)),
      at,
    );
    expect(outcome).toMatchObject({
      ok: false,
      error: {
        code: "INVALID_INPUT",
        fields: [
          { path: "replies.1", detail: "NOT_IN_PACKAGE" },
          { path: "replies.2", detail: "REASON_MISSING" },
          { path: "replies.3", detail: "NUMBER_TWICE" },
        ],
      },
    });
    expect((await page(people.verifier, id))?.head.counts).toMatchObject({ exported: 2, accepted: 0 });
    const named = record(id, answer(one, { note: "NIK 9900012406630001" }));
    expect(await refusal(people.verifier, "delivery.record", named, at)).toBe("INVALID_INPUT");
    for (const actor of [people.operator, people.province])
      expect(await refusal(actor, "delivery.record", record(id, answer(one)), at)).toBe("FORBIDDEN");
    expect(await refusal(people.stranger, "delivery.record", record(id, answer(one)), at)).toBe("NOT_FOUND");
    expect(await refusal(people.verifier, "delivery.record", record(uuidv7(), answer(one)), at)).toBe("NOT_FOUND");
  });

  it("read a second time changes nothing; corrected, it has its history; in a snapshot it stays", async () => {
    const [one = ""] = await applied(1);
    const { id } = await make();
    const tell = (extra: object) => must(people.verifier, "delivery.record", record(id, answer(one, extra)), at);
    expect(await tell({})).toEqual({ recorded: 1, same: 0 });
    expect(await tell({})).toEqual({ recorded: 0, same: 1 });
    await tell({ state: "refused", reason: "incomplete" });
    await tell({ state: "in-snapshot", snapshot: "DTSEN 2026 TW4" });
    expect(await refusal(people.verifier, "delivery.record", record(id, answer(one)), at)).toBe("INVALID_INPUT");
    expect((await events()).map(({ state }) => state)).toEqual(["exported", "accepted", "refused", "in-snapshot"]);
  });

  it("lets what was refused go out again when that is asked for, and the old package says so", async () => {
    const [one = "", two = ""] = await applied(2);
    const first = await make();
    await must(
      people.verifier,
      "delivery.record",
      record(first.id, answer(one, { state: "refused", reason: "nik-unmatched" }), answer(two)),
      at,
    );
    expect(await refusal(people.verifier, "delivery.make", making(), at)).toBe("NOT_ALLOWED_NOW");
    const second = await make({ resend: true });
    expect(second).toMatchObject({ number: 2, count: 1 });
    expect((await page(people.verifier, first.id))?.items.find((item) => item.proposalId === one)?.isSuperseded).toBe(
      true,
    );
    expect(await refusal(people.verifier, "delivery.record", record(first.id, answer(one)), at)).toBe("INVALID_INPUT");
    await must(people.verifier, "delivery.record", record(second.id, answer(one)), at);
    expect((await listPackages(people.verifier, "")).refused).toBe(0);
    expect(await listDeliveryNews(people.operator, NOW)).toEqual([]);
  });
});

describe("a package's page", () => {
  it("is filtered, paged without a gap, and logs whom it shows", async () => {
    await applied(3);
    await applied(2, VILLAGE.two);
    const { id } = await make();
    const key = { regencyCode: HERE, id };
    const first = await findPackage(people.verifier, key, everything, 3);
    const next = await findPackage(people.verifier, key, readPackageFilter({ sesudah: first?.next ?? "" }), 3);
    const seen = [...(first?.items ?? []), ...(next?.items ?? [])].map((item) => item.proposalId);
    expect(new Set(seen).size).toBe(5);
    expect(next?.next).toBeNull();
    const village = await findPackage(
      people.verifier,
      key,
      readPackageFilter({ desa: VILLAGE.two, keadaan: "exported" }),
    );
    expect(village?.items).toHaveLength(2);
    expect((await findPackage(people.verifier, key, readPackageFilter({ keadaan: "refused" })))?.items).toEqual([]);
    const log = await owner.query(
      "SELECT subject_ids FROM audit WHERE purpose = 'deliver' AND $1 = ANY (subject_ids)",
      [seen[0]],
    );
    expect(log.rowCount).toBeGreaterThan(0);
  });
});
