import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handles } from "@/lib/server/db/pool";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal, run } from "@/tests/support/factory/run";
import {
  activeOf,
  BESIDE,
  DAY,
  HERE,
  hasKk,
  hasMany,
  makeWorld,
  NEAR,
  operatorOf,
  PAPER,
  personOf,
  requestOne,
  requestWhole,
  sendOut,
  type World,
} from "./world";

let world: World;

beforeAll(async () => {
  world = await makeWorld();
}, 120_000);

afterAll(async () => {
  await world.owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const later = (days: number) => ({ now: new Date(Date.now() + days * DAY) });
const no = { reason: "NOT_ARRIVED", note: null };

async function rowsOf(id: string) {
  const found = await world.owner.query("SELECT * FROM transfer WHERE id = $1 ORDER BY side DESC", [id]);
  return found.rows;
}

describe("a request from the destination", () => {
  it("makes a row on each side, tells the destination nothing it did not type, and is released", async () => {
    const family = world.take(HERE, hasKk);
    const { atOrigin, atDestination } = await requestWhole(world, family, HERE, NEAR);
    const [out, into] = await rowsOf(atOrigin.id);
    expect([out.side, out.village_code, out.state, out.version]).toEqual(["out", HERE, "awaiting-release", 1]);
    expect([into.side, into.village_code, into.household_id]).toEqual(["in", NEAR, null]);
    expect(out.people).toHaveLength(activeOf(family).length);
    expect(into.people).toEqual([
      { uid: personOf(family).uid, birthDate: personOf(family).birthDate, nikSealed: expect.stringMatching(/^s1\./) },
    ]);
    expect(JSON.stringify([out, into])).not.toContain(personOf(family).nik);

    const released = { ...atOrigin, version: 1 };
    expect(await refusal(operatorOf(world, NEAR), "transfer.release", { ...atDestination, version: 1 })).toBe(
      "NOT_ALLOWED_NOW",
    );
    expect(await refusal(operatorOf(world, BESIDE), "transfer.release", released)).toBe("NOT_FOUND");
    expect(await refusal(world.verifier, "transfer.release", released)).toBe("FORBIDDEN");
    expect(await refusal(operatorOf(world, HERE), "transfer.release", { ...released, version: 2 })).toBe("STALE");
    const operationId = uuidv7();
    await must(operatorOf(world, HERE), "transfer.release", released, { operationId });
    await must(operatorOf(world, HERE), "transfer.release", released, { operationId });
    expect(await refusal(operatorOf(world, HERE), "transfer.release", released)).toBe("STALE");
    const after = await rowsOf(atOrigin.id);
    expect(after.map((row) => [row.state, row.version])).toEqual([
      ["awaiting-decision", 2],
      ["awaiting-decision", 2],
    ]);
    expect(after[1].people).toEqual(after[0].people);
    const events = await world.owner.query(
      "SELECT side, event FROM transfer_event WHERE transfer_id = $1 ORDER BY at, side DESC",
      [atOrigin.id],
    );
    expect(events.rows.map(({ side, event }) => `${side} ${event}`)).toEqual([
      "out request-in",
      "in request-in",
      "out release",
      "in release",
    ]);
  });

  it("wants a head for those who stay", async () => {
    const family = world.take(HERE, hasMany);
    const head = activeOf(family).find(
      ({ answers }) => answers["relationToHead"] === 1 && typeof answers["nik"] === "string",
    );
    if (head === undefined) throw new Error("a head with a NIK is needed");
    const id = uuidv7();
    const people = [{ nik: String(head.answers["nik"]), birthDate: String(head.answers["birthDate"]), relation: 1 }];
    await must(operatorOf(world, NEAR), "transfer.request-in", {
      id,
      villageCode: NEAR,
      people,
      target: { kind: "new" },
      ...PAPER,
    });
    const release = { regencyCode: "5207", id, version: 1 };
    const stays = activeOf(family).find(({ uid }) => uid !== head.uid)?.uid;
    const outcome = await run(operatorOf(world, HERE), "transfer.release", release);
    expect(outcome).toMatchObject({
      error: { code: "INVALID_INPUT", fields: [{ path: "newHead", detail: "HEAD_NEEDED" }] },
    });
    expect(await refusal(operatorOf(world, HERE), "transfer.release", { ...release, newHead: head.uid })).toBe(
      "INVALID_INPUT",
    );
    await must(operatorOf(world, HERE), "transfer.release", { ...release, newHead: stays });
  });

  it("refuses a form that cannot be true", async () => {
    const { nik, birthDate } = personOf(world.take(HERE));
    const ask = (extra: object) =>
      run(operatorOf(world, NEAR), "transfer.request-in", {
        id: uuidv7(),
        villageCode: NEAR,
        people: [{ nik, birthDate, relation: 1 }],
        target: { kind: "new" },
        ...PAPER,
        ...extra,
      });
    const invalid = (path: string, detail: string) => ({
      error: { code: "INVALID_INPUT", fields: [{ path, detail }] },
    });
    expect(await ask({ people: [{ nik: nik.slice(1), birthDate }] })).toMatchObject({
      error: { code: "INVALID_INPUT" },
    });
    expect(await ask({ people: [{ nik, birthDate }] })).toMatchObject(invalid("relations", "HEAD_NEEDED"));
    expect(await ask({ movedOn: "2999-01-01" })).toMatchObject(invalid("movedOn", "IN_FUTURE"));
    expect(
      await ask({ target: { kind: "kk", kkNumber: "9999999999999991" }, people: [{ nik, birthDate }] }),
    ).toMatchObject(invalid("target", "NO_SUCH_FAMILY"));
    const foreign = world.take(BESIDE).id;
    expect(await ask({ target: { kind: "household", id: foreign }, people: [{ nik, birthDate }] })).toMatchObject(
      invalid("target", "NO_SUCH_FAMILY"),
    );
    expect(await ask({ evidenceNo: " " })).toMatchObject({ error: { code: "INVALID_INPUT" } });
    expect(await ask({ villageCode: HERE })).toMatchObject({ error: { code: "NOT_FOUND" } });
  });

  it("is made once: a second village is told that they already move", async () => {
    const family = world.take(HERE);
    await requestOne(world, family, HERE, NEAR);
    const { nik, birthDate } = personOf(family);
    const again = {
      id: uuidv7(),
      villageCode: BESIDE,
      people: [{ nik, birthDate, relation: 1 }],
      target: { kind: "new" },
      ...PAPER,
    };
    expect(await run(operatorOf(world, BESIDE), "transfer.request-in", again)).toMatchObject({
      error: { code: "NOT_ALLOWED_NOW", info: { reason: "ALREADY_MOVING" } },
    });
    expect(
      await refusal(operatorOf(world, HERE), "transfer.request-out", {
        id: uuidv7(),
        regencyCode: "5207",
        householdId: family.id,
        people: activeOf(family).map(({ uid }) => uid),
        toVillage: BESIDE,
        ...PAPER,
      }),
    ).toBe("NOT_ALLOWED_NOW");
  });

  it("is withdrawn by who asked, with a reason, and then may be made again", async () => {
    const family = world.take(HERE);
    const { atOrigin, atDestination } = await requestOne(world, family, HERE, NEAR);
    const back = { ...atDestination, version: 1, reason: "ENTERED_BY_MISTAKE", note: null };
    expect(await refusal(operatorOf(world, HERE), "transfer.withdraw", { ...back, ...atOrigin })).toBe(
      "NOT_ALLOWED_NOW",
    );
    expect(await refusal(operatorOf(world, NEAR), "transfer.withdraw", { ...back, reason: "NOT_ARRIVED" })).toBe(
      "INVALID_INPUT",
    );
    expect(await refusal(operatorOf(world, NEAR), "transfer.withdraw", { ...back, reason: "OTHER" })).toBe(
      "INVALID_INPUT",
    );
    await must(operatorOf(world, NEAR), "transfer.withdraw", back);
    await requestOne(world, family, HERE, BESIDE);
  });

  it("is refused by the origin, and by nobody else before the deadline", async () => {
    const { atOrigin, atDestination } = await requestOne(world, world.take(HERE), HERE, NEAR);
    const refused = { ...atOrigin, version: 1, reason: "STILL_LIVES_HERE", note: null };
    expect(await refusal(operatorOf(world, NEAR), "transfer.refuse", { ...refused, ...atDestination })).toBe(
      "NOT_ALLOWED_NOW",
    );
    expect(await refusal(world.verifier, "transfer.refuse", refused)).toBe("NOT_ALLOWED_NOW");
    expect(await refusal(operatorOf(world, BESIDE), "transfer.refuse", refused)).toBe("NOT_FOUND");
    await must(operatorOf(world, HERE), "transfer.refuse", refused);
    expect((await rowsOf(atOrigin.id)).map((row) => [row.state, row.reason_code, row.due_at])).toEqual([
      ["refused", "STILL_LIVES_HERE", null],
      ["refused", "STILL_LIVES_HERE", null],
    ]);
    expect(await refusal(operatorOf(world, HERE), "transfer.release", { ...atOrigin, version: 2 })).toBe(
      "NOT_ALLOWED_NOW",
    );
  });

  it("is decided without the origin from its deadline on, by the office alone", async () => {
    const family = world.take(HERE);
    const { atOrigin } = await requestOne(world, family, HERE, NEAR);
    const item = { ...atOrigin, version: 1 };
    expect(await refusal(world.verifier, "transfer.decide", item, later(13))).toBe("NOT_ALLOWED_NOW");
    expect(await refusal(world.validator, "transfer.decide", item, later(15))).toBe("FORBIDDEN");
    expect(await refusal(operatorOf(world, NEAR), "transfer.decide", item, later(15))).toBe("FORBIDDEN");
    await must(world.verifier, "transfer.decide", item, later(15));
    expect((await rowsOf(atOrigin.id)).map((row) => [row.state, row.unreleased])).toEqual([
      ["done", true],
      ["done", true],
    ]);
  });
});

describe("a request from the origin", () => {
  it("names its people to the destination, which accepts them", async () => {
    const family = world.take(HERE, hasMany);
    const { atOrigin, atDestination } = await sendOut(world, family, HERE, BESIDE);
    const [, into] = await rowsOf(atOrigin.id);
    expect(into.people).toHaveLength(activeOf(family).length);
    const accept = { ...atDestination, version: 1, target: { kind: "new" } };
    expect(await refusal(operatorOf(world, HERE), "transfer.accept", { ...accept, ...atOrigin })).toBe(
      "NOT_ALLOWED_NOW",
    );
    expect(await refusal(operatorOf(world, NEAR), "transfer.accept", accept)).toBe("NOT_FOUND");
    expect(await refusal(operatorOf(world, BESIDE), "transfer.accept", { ...accept, version: 9 })).toBe("STALE");
    await must(operatorOf(world, BESIDE), "transfer.accept", accept);
    expect((await rowsOf(atOrigin.id)).map((row) => row.state)).toEqual(["awaiting-decision", "awaiting-decision"]);
  });

  it("refuses what cannot be", async () => {
    const family = world.take(HERE, hasMany);
    const stranger = personOf(world.take(HERE)).uid;
    const head = activeOf(family).find(({ answers }) => answers["relationToHead"] === 1)?.uid;
    const send = (extra: object) =>
      run(operatorOf(world, HERE), "transfer.request-out", {
        id: uuidv7(),
        regencyCode: "5207",
        householdId: family.id,
        people: activeOf(family).map(({ uid }) => uid),
        toVillage: BESIDE,
        ...PAPER,
        ...extra,
      });
    const invalid = (path: string) => ({ error: { code: "INVALID_INPUT", fields: [{ path }] } });
    expect(await send({ people: [stranger] })).toMatchObject(invalid("people"));
    expect(await send({ people: [head] })).toMatchObject(invalid("newHead"));
    expect(await send({ toVillage: HERE })).toMatchObject(invalid("toVillage"));
    expect(await send({ toVillage: "5204059999" })).toMatchObject(invalid("toVillage"));
    expect(await send({ toVillage: "9999012001" })).toMatchObject(invalid("toVillage"));
    expect(await send({ movedOn: "2999-01-01" })).toMatchObject(invalid("movedOn"));
    expect(await send({ householdId: world.take(NEAR).id })).toMatchObject({ error: { code: "NOT_FOUND" } });
    expect(await refusal(world.verifier, "transfer.request-out", {})).toBe("FORBIDDEN");
  });

  it("lapses by the clock: nobody can act on it, and the people are free to move again", async () => {
    const family = world.take(HERE);
    const { atOrigin, atDestination } = await sendOut(world, family, HERE, BESIDE);
    const accept = { ...atDestination, version: 1, target: { kind: "new" } };
    const back = { ...atOrigin, version: 1, reason: "OTHER", note: "x" };
    expect(await refusal(operatorOf(world, BESIDE), "transfer.accept", accept, later(15))).toBe("NOT_ALLOWED_NOW");
    expect(await refusal(operatorOf(world, HERE), "transfer.withdraw", back, later(15))).toBe("NOT_ALLOWED_NOW");
    expect((await rowsOf(atOrigin.id))[0].state).toBe("awaiting-acceptance");
    const { nik, birthDate } = personOf(family);
    const again = {
      id: uuidv7(),
      villageCode: NEAR,
      people: [{ nik, birthDate, relation: 1 }],
      target: { kind: "new" },
      ...PAPER,
    };
    await must(operatorOf(world, NEAR), "transfer.request-in", again, later(15));
    expect((await rowsOf(atOrigin.id)).map((row) => [row.state, row.due_at])).toEqual([
      ["lapsed", null],
      ["lapsed", null],
    ]);
    const events = await world.owner.query(
      "SELECT event, role FROM transfer_event WHERE transfer_id = $1 AND side = 'in' ORDER BY at",
      [atOrigin.id],
    );
    expect(events.rows).toEqual([
      { event: "request-out", role: "village-operator" },
      { event: "lapse", role: "system" },
    ]);
  });

  it("is refused by the destination and withdrawn by the origin, each in its turn", async () => {
    const first = await sendOut(world, world.take(HERE), HERE, BESIDE);
    expect(await refusal(operatorOf(world, HERE), "transfer.refuse", { ...first.atOrigin, version: 1, ...no })).toBe(
      "NOT_ALLOWED_NOW",
    );
    await must(operatorOf(world, BESIDE), "transfer.refuse", { ...first.atDestination, version: 1, ...no });
    const second = await sendOut(world, world.take(HERE), HERE, BESIDE);
    const back = { version: 1, reason: "NO_LONGER_MOVING", note: null };
    expect(await refusal(operatorOf(world, BESIDE), "transfer.withdraw", { ...second.atDestination, ...back })).toBe(
      "NOT_ALLOWED_NOW",
    );
    await must(operatorOf(world, HERE), "transfer.withdraw", { ...second.atOrigin, ...back });
  });
});

describe("a decision", () => {
  async function agreed(family: SeedFamily, to = NEAR) {
    const sent = await sendOut(world, family, HERE, to);
    await must(operatorOf(world, to), "transfer.accept", {
      ...sent.atDestination,
      version: 1,
      target: { kind: "new" },
    });
    return { ...sent.atOrigin, version: 2 };
  }

  it("is nobody's who took part, whatever role they have now", async () => {
    const item = await agreed(world.take(HERE));
    const operator = operatorOf(world, NEAR);
    const hat = {
      ...operator,
      grant: { ...operator.grant, id: uuidv7(), role: "regency-verifier" as const, regionCode: "5207" },
    };
    expect(await refusal(hat, "transfer.decide", item)).toBe("FOUR_EYES");
    expect(await refusal(hat, "transfer.refuse", { ...item, ...no })).toBe("FOUR_EYES");
    await must(world.verifier, "transfer.decide", item);
  });

  it("may be no, with a reason; afterwards the family is where it was and may move again", async () => {
    const family = world.take(HERE);
    const item = await agreed(family);
    expect(await refusal(world.verifier, "transfer.refuse", { ...item, reason: "NOPE", note: null })).toBe(
      "INVALID_INPUT",
    );
    await must(world.verifier, "transfer.refuse", { ...item, reason: "EVIDENCE_DOUBTFUL", note: null });
    const stored = await world.owner.query("SELECT village_code, status FROM household WHERE id = $1", [family.id]);
    expect(stored.rows).toEqual([{ village_code: HERE, status: 1 }]);
    await agreed(family);
  });

  it("belongs to the province across regencies", async () => {
    const item = await agreed(world.take(HERE), BESIDE);
    expect(await refusal(world.verifier, "transfer.decide", item)).toBe("FORBIDDEN");
    const elsewhere = await makeActor(world.owner, "province-validator", "35");
    expect(await refusal(elsewhere, "transfer.decide", item)).toBe("NOT_FOUND");
    expect(await refusal(world.coach, "transfer.decide", item)).toBe("FORBIDDEN");
    await must(world.validator, "transfer.decide", item);
  });

  it("is not possible when somebody left the family meanwhile", async () => {
    const family = world.take(HERE);
    const item = await agreed(family);
    await world.owner.query("UPDATE person_registry SET active = false WHERE person_uid = $1", [
      activeOf(family)[0]?.uid,
    ]);
    const outcome = await run(world.verifier, "transfer.decide", item);
    expect(outcome).toMatchObject({ error: { code: "NOT_ALLOWED_NOW", info: { reason: "PEOPLE_CHANGED" } } });
    await must(world.verifier, "transfer.refuse", { ...item, reason: "PEOPLE_CHANGED", note: null });
  });
});
