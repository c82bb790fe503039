import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findWaitingVillages } from "@/lib/server/dashboard/waiting";
import { makeActor } from "@/tests/support/factory/people";
import { ownerUrl } from "@/tests/support/urls";

const owner = new Client({ connectionString: ownerUrl() });
const NOW = new Date("2026-05-20T03:00:00Z");
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);

beforeAll(async () => {
  await owner.connect();
  const mark = (village: string, seconds: number) =>
    owner.query("INSERT INTO dirty_village (regency_code, id, village_code, marked_at) VALUES ($1, $2, $3, $4)", [
      village.slice(0, 4),
      uuidv7(),
      village,
      ago(seconds),
    ]);
  await mark("5207022001", 90);
  await mark("5207022001", 300);
  await mark("5207032001", 120);
  await mark("5207032002", 10);
  await mark("5204052004", 900);
});
afterAll(() => owner.end());

describe("villages whose change is late in the figures", () => {
  it("are counted once each, since the oldest, at every level; one marked just now is not late", async () => {
    const viewer = await makeActor(owner, "viewer", "52");
    expect(await findWaitingVillages(viewer, "52", NOW)).toEqual({ villages: 3, since: ago(900) });
    expect(await findWaitingVillages(viewer, "5207", NOW)).toEqual({ villages: 2, since: ago(300) });
    expect(await findWaitingVillages(viewer, "520703", NOW)).toEqual({ villages: 1, since: ago(120) });
    expect(await findWaitingVillages(viewer, "5207032002", NOW)).toBeNull();
    const nation = await makeActor(owner, "administrator", "0");
    expect(await findWaitingVillages(nation, "0", NOW)).toEqual({ villages: 3, since: ago(900) });
  });

  it("are told of one's own area alone", async () => {
    const elsewhere = await makeActor(owner, "viewer", "5204");
    expect(await findWaitingVillages(elsewhere, "5204", NOW)).toEqual({ villages: 1, since: ago(900) });
    for (const code of ["5207", "52", "0", "5207022001"])
      expect(await findWaitingVillages(elsewhere, code, NOW)).toBeNull();
  });
});
