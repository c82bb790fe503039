import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { makeActor } from "@/tests/support/factory/people";
import { ownerUrl } from "@/tests/support/urls";

const owner = new Client({ connectionString: ownerUrl() });
const entry = (id: string) =>
  ({
    action: "proposal:read",
    subjectKind: "proposal",
    subjectIds: [id],
    areaCode: "5207",
    purpose: "update",
  }) as const;
let actor: Actor;

beforeAll(async () => {
  await owner.connect();
  actor = await makeActor(owner, "regency-verifier", "5207");
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

async function rowsOf(id: string): Promise<number> {
  const { rows } = await owner.query("SELECT 1 FROM audit WHERE regency_code = '5207' AND subject_ids::text LIKE $1", [
    `%${id}%`,
  ]);
  return rows.length;
}

it("has committed what is left to the end when it answers", async () => {
  const id = uuidv7();
  const answer = await underScope(scopeOf(actor), async ({ sql, atEnd }) => {
    atEnd(() => writeAudit(sql, actor, new Date(), entry(id)));
    return "shown";
  });
  expect([answer, await rowsOf(id)]).toEqual(["shown", 1]);
});

it("answers nothing and keeps nothing when what is left to the end fails", async () => {
  const id = uuidv7();
  const work = underScope(scopeOf(actor), async ({ sql, atEnd }) => {
    atEnd(() => writeAudit(sql, actor, new Date(), entry(id)));
    atEnd(() => sql`SELECT 1 / 0`);
    return "shown";
  });
  await expect(work).rejects.toThrow("division by zero");
  expect(await rowsOf(id)).toBe(0);
});

it("sees no row and writes none when its scope could not be set", async () => {
  const id = uuidv7();
  const broken = { ...scopeOf(actor), actorId: "nobody" };
  const work = underScope(broken, async ({ sql, atEnd }) => {
    atEnd(() => writeAudit(sql, actor, new Date(), entry(id)));
    return sql`SELECT 1 FROM household`;
  });
  await expect(work).rejects.toThrow();
  expect(await rowsOf(id)).toBe(0);
});
