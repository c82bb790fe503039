import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { handles } from "@/lib/server/db/pool";
import { countAgenda } from "@/lib/server/meeting/agenda";
import { makeActor } from "@/tests/support/factory/people";
import { ownerUrl } from "@/tests/support/urls";
import { clearWaiting, makeWaiting, VILLAGE } from "../queue/waiting";

const owner = new Client({ connectionString: ownerUrl() });
let head: Actor;

beforeAll(async () => {
  await owner.connect();
  head = await makeActor(owner, "village-head", VILLAGE.one);
});
afterEach(() => clearWaiting(owner));
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

describe("the agenda of a meeting", () => {
  it("counts what the village's operator sent, by place and kind, and nothing of other states or villages", async () => {
    for (const kind of ["condition", "new-household", "condition"] as const)
      await makeWaiting(owner, { state: "submitted", kind });
    const { id } = await makeWaiting(owner, { state: "submitted" });
    await owner.query("UPDATE proposal SET dusun = 'Dusun Contoh', rt = '2' WHERE id = $1", [id]);
    await makeWaiting(owner, { state: "endorsed" });
    await makeWaiting(owner, { state: "submitted", villageCode: VILLAGE.two });
    const agenda = await countAgenda(head);
    expect(agenda.total).toBe(4);
    expect(agenda.lines.map(({ dusun, total }) => [dusun, total])).toEqual([
      ["Dusun Contoh", 1],
      [null, 3],
    ]);
    expect(agenda.counts).toMatchObject({ condition: 2, "new-household": 2 });
  });
});
