import { createHash } from "node:crypto";
import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/role";
import { DATASETS } from "@/lib/domain/open-data/dataset";
import { ANYBODY } from "@/lib/server/db/anybody";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { countExchange } from "@/lib/server/home/exchange-counts";
import {
  findPublished,
  listOpen,
  listOpenRegions,
  listPublished,
  readPublished,
} from "@/lib/server/open-data/public-queries";
import { getEdition, listEditions, readFile } from "@/lib/server/open-data/queries";
import { ownerUrl } from "@/tests/support/urls";
import { codeOf, run, World } from "../admin/world";
import { AT, removeSample, writeSample } from "../rollup/sample";

const REGENCY = "7403";
const SET = "keluarga-menurut-desil";
const world = new World();
let owner: Client;
let maker: Actor;
let steward: Actor;
let neighbour: Actor;

const address = (edition: number | null = null) => ({ regionCode: REGENCY, dataset: SET, edition });

beforeAll(async () => {
  await world.open();
  owner = new Client({ connectionString: ownerUrl() });
  await owner.connect();
  await writeSample(owner, "open-data");
  await owner.query("SELECT app_rollup_all($1)", [AT]);
  const person = async (name: string, role: Role, regionCode: string) =>
    world.actor(await world.person(name, [{ role, regionCode }]));
  maker = await person("Penyiap", "office-head", REGENCY);
  steward = await person("Walidata", "data-steward", REGENCY);
  neighbour = await person("Walidata Tetangga", "data-steward", "7404");
});

afterAll(async () => {
  await world.rows("DELETE FROM open_edition_step");
  await world.rows("DELETE FROM open_edition");
  await removeSample(owner);
  await owner.end();
  await world.close();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

async function prepared(dataset = SET): Promise<string> {
  const outcome = await run(maker, "open-data.prepare", { id: uuidv7(), dataset });
  if (!outcome.ok) throw new Error(outcome.error.code);
  return (outcome.value as { id: string }).id;
}

/** Lays the data of what is open so many days further back. */
async function aged(days: number): Promise<void> {
  await world.rows("UPDATE open_edition SET as_of = as_of - $1::integer WHERE state = 'published'", [days]);
}

describe("an edition of open data", () => {
  it("is counted as anybody may see it, checked, and waits; one at a time", async () => {
    const id = uuidv7();
    const operationId = uuidv7();
    const first = await run(maker, "open-data.prepare", { id, dataset: SET }, { operationId });
    expect(codeOf(first)).toBe("OK");
    expect(await run(maker, "open-data.prepare", { id, dataset: SET }, { operationId })).toEqual(first);
    expect(codeOf(await run(maker, "open-data.prepare", { id: uuidv7(), dataset: SET }))).toBe("NOT_ALLOWED_NOW");
    const [line] = await listEditions(steward);
    const page = await getEdition(steward, line?.publicId ?? "");
    expect(page).toMatchObject({ state: "prepared", edition: 1, isOwn: false });
    expect(page?.checks.map(({ outcome }) => outcome)).toEqual(page?.checks.map(() => "passed"));
    expect(page?.sample[0]).toContain("kode_desil");
    const rows = await world.rows<{ content: string }>("SELECT content FROM open_edition");
    const lines = (rows[0]?.content ?? "").trim().split("\n").slice(1);
    expect(lines.length).toBe(page?.rowCount);
    for (const each of lines) {
      const [, , , , , count = ""] = each.split(",");
      expect(count === "" || Number(count) === 0 || Number(count) >= 5, each).toBe(true);
    }
    expect(codeOf(await run(steward, "open-data.return", { id: page?.publicId, reason: "untuk uji saja" }))).toBe("OK");
  });

  it("is for nobody before it is published, and then for all, byte for byte", async () => {
    const id = await prepared();
    expect(await findPublished(address())).toBeNull();
    expect(await readPublished(address(2))).toBeNull();
    const waiting = async (actor: Actor) => (await countExchange(actor, new Date())).editions;
    expect([await waiting(steward), await waiting(maker), await waiting(neighbour)]).toEqual([1, 0, 0]);
    expect(codeOf(await run(maker, "open-data.publish", { id }))).toBe("FORBIDDEN");
    expect(codeOf(await run(neighbour, "open-data.publish", { id }))).toBe("NOT_FOUND");
    expect(codeOf(await run(steward, "open-data.publish", { id }))).toBe("OK");
    expect(codeOf(await run(steward, "open-data.publish", { id }))).toBe("NOT_ALLOWED_NOW");
    const line = await findPublished(address());
    const content = await readPublished(address(2));
    expect(
      createHash("sha256")
        .update(content ?? "")
        .digest("hex"),
    ).toBe(line?.sha256);
    expect((await listPublished()).filter(({ regionCode }) => regionCode === REGENCY)).toHaveLength(1);
    expect((await listOpen(REGENCY, null)).editions.map(({ edition }) => edition)).toEqual([2]);
    expect((await listOpen("", { regionCode: REGENCY, dataset: SET })).editions).toEqual([]);
    expect((await listOpen("7404", null)).editions).toEqual([]);
    expect(await listOpenRegions()).toEqual([REGENCY]);
    expect(await readPublished(address(1))).toBeNull();
    expect(await getEdition(neighbour, id)).toBeNull();
  });

  it("of a later number follows it after a week; one that is withdrawn is as if it had never been", async () => {
    const soon = await run(maker, "open-data.prepare", { id: uuidv7(), dataset: SET });
    expect(soon).toMatchObject({ ok: false, error: { code: "NOT_ALLOWED_NOW", info: { reason: "TOO_SOON" } } });
    await aged(6);
    expect(codeOf(await run(maker, "open-data.prepare", { id: uuidv7(), dataset: SET }))).toBe("NOT_ALLOWED_NOW");
    await aged(1);
    const id = await prepared();
    expect(codeOf(await run(steward, "open-data.publish", { id }))).toBe("OK");
    expect((await findPublished(address()))?.edition).toBe(3);
    expect(codeOf(await run(steward, "open-data.withdraw", { id, reason: "x" }))).toBe("INVALID_INPUT");
    expect(codeOf(await run(steward, "open-data.withdraw", { id, reason: "salah tanggal data" }))).toBe("OK");
    expect(await readPublished(address(3))).toBeNull();
    expect((await findPublished(address()))?.edition).toBe(2);
    const page = await getEdition(steward, id);
    expect(page?.steps.map(({ event }) => event)).toEqual(["prepare", "publish", "withdraw"]);
    const audit = await world.rows("SELECT action FROM audit WHERE action LIKE 'open-data:%' AND actor_id = $1", [
      steward.userId,
    ]);
    expect(audit.length).toBeGreaterThanOrEqual(4);
  });

  it("shows nobody what is not open, not even by a statement of their own, and lets nobody change a file", async () => {
    const seen = await underScope(
      ANYBODY,
      ({ sql }) => sql<{ state: string }>`SELECT state FROM open_edition UNION ALL SELECT event FROM open_edition_step`,
    );
    expect(new Set(seen.map(({ state }) => state))).toEqual(new Set(["published"]));
    for (const change of [
      "UPDATE open_edition SET content = 'x'",
      "UPDATE open_edition SET sha256 = sha256",
      "DELETE FROM open_edition",
    ])
      await expect(handles().pool.query(change), change).rejects.toThrow(/permission denied/);
    const again = await underScope(
      scopeOf(steward),
      ({ sql }) =>
        sql`UPDATE open_edition SET state = 'published' WHERE state IN ('withdrawn', 'returned') RETURNING id`,
    );
    expect(again).toEqual([]);
  });

  it("is stopped when its checks found what must not be open", async () => {
    const id = await prepared();
    await world.rows(
      `UPDATE open_edition SET checks = '[{"code":"SMALL_CELLS","outcome":"stop","rows":1}]' WHERE state = 'prepared'`,
    );
    const outcome = await run(steward, "open-data.publish", { id });
    expect(outcome).toMatchObject({ ok: false, error: { code: "NOT_ALLOWED_NOW", info: { reason: "CHECKS_FAILED" } } });
    expect(codeOf(await run(steward, "open-data.return", { id, reason: "ada angka kecil" }))).toBe("OK");
  });

  it("is prepared once by two at the same time, and published once", async () => {
    const inputs = [uuidv7(), uuidv7()].map((id) => ({ id, dataset: SET }));
    const made = await Promise.all(inputs.map((input) => run(maker, "open-data.prepare", input)));
    expect(made.map(codeOf).sort()).toEqual(["NOT_ALLOWED_NOW", "OK"]);
    const [waiting] = (await listEditions(steward)).filter(({ state }) => state === "prepared");
    const id = waiting?.publicId ?? "";
    expect((await readFile(steward, id))?.content.split("\n").length).toBeGreaterThan(10);
    expect(await readFile(neighbour, id)).toBeNull();
    const published = await Promise.all([1, 2].map(() => run(steward, "open-data.publish", { id })));
    expect(published.map(codeOf).sort()).toEqual(["NOT_ALLOWED_NOW", "OK"]);
  });

  it("of a steward who also prepared it is published by somebody else", async () => {
    const both = await world.actor(
      await world.person("Rangkap", [
        { role: "office-head", regionCode: REGENCY },
        { role: "data-steward", regionCode: REGENCY },
      ]),
    );
    const [first, second] = both.grants;
    if (first === undefined || second === undefined) throw new Error("two grants");
    const id = uuidv7();
    const asHead = both.grants.find(({ role }) => role === "office-head") ?? first;
    const asSteward = both.grants.find(({ role }) => role === "data-steward") ?? second;
    const made = await run({ ...both, grant: asHead }, "open-data.prepare", { id, dataset: "penduduk-menurut-umur" });
    expect(codeOf(made)).toBe("OK");
    const publicId = `${REGENCY}-${id}`;
    expect(codeOf(await run({ ...both, grant: asSteward }, "open-data.publish", { id: publicId }))).toBe("FOUR_EYES");
    expect(codeOf(await run(steward, "open-data.publish", { id: publicId }))).toBe("OK");
  });

  it("can be made of every dataset, and of no other and no village", async () => {
    await aged(7);
    for (const { id } of DATASETS) {
      const waits = (await listEditions(steward)).some(({ dataset, state }) => dataset === id && state === "prepared");
      if (!waits) await prepared(id);
    }
    expect((await listEditions(steward)).map(({ dataset }) => dataset)).toEqual(
      expect.arrayContaining(DATASETS.map(({ id }) => id)),
    );
    expect(codeOf(await run(maker, "open-data.prepare", { id: uuidv7(), dataset: "rahasia" }))).toBe("NOT_FOUND");
    expect(codeOf(await run(steward, "open-data.prepare", { id: uuidv7(), dataset: SET }))).toBe("FORBIDDEN");
    const here = { ...maker, grant: { ...maker.grant, regionCode: "7403062001" } };
    expect(codeOf(await run(here, "open-data.prepare", { id: uuidv7(), dataset: SET }))).not.toBe("OK");
  });
});
