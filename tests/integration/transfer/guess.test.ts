import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, it } from "vitest";
import { handles } from "@/lib/server/db/pool";
import { makeActor } from "@/tests/support/factory/people";
import { run } from "@/tests/support/factory/run";
import { BESIDE, HERE, hasKk, hasMany, makeWorld, NEAR, PAPER, personOf, type World } from "./world";

let world: World;

beforeAll(async () => {
  world = await makeWorld();
}, 120_000);

afterAll(async () => {
  await world.owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

interface Guess {
  readonly nik: string;
  readonly birthDate: string;
  readonly kkNumber?: string | null;
}

async function guesser(village = BESIDE) {
  const actor = await makeActor(world.owner, "village-operator", village);
  const guess = ({ nik, birthDate, kkNumber = null }: Guess, now = new Date()) =>
    run(
      actor,
      "transfer.request-in",
      {
        id: uuidv7(),
        villageCode: village,
        people: [{ nik, birthDate, relation: 1 }],
        kkNumber,
        target: { kind: "new" },
        ...PAPER,
      },
      { now },
    );
  return { actor, guess };
}

it("answers the same for an unknown NIK, another birth date, another KK, a person of one's own village and practice", async () => {
  const family = world.take(HERE, hasKk);
  const { nik, birthDate } = personOf(family);
  const own = personOf(world.take(BESIDE, hasMany));
  const { guess } = await guesser();
  const answers = [
    await guess({ nik: "9912345678900001", birthDate }),
    await guess({ nik, birthDate: "1901-01-01" }),
    await guess({ nik, birthDate, kkNumber: "9912345678900001" }),
    await guess(own),
  ];
  for (const answer of answers) expect(answer).toEqual({ ok: false, error: { code: "NOT_FOUND" } });
  const left = await world.owner.query("SELECT count(*)::int AS n FROM transfer");
  expect(left.rows[0].n).toBe(0);
  expect((await guess({ nik, birthDate })).ok).toBe(true);
});

it("stops guessing after ten misses an hour, on record, and yields nothing in ten minutes", async () => {
  const family = world.take(HERE, hasKk);
  const { nik } = personOf(family);
  const { actor, guess } = await guesser();
  const begin = Date.now();
  const codes: string[] = [];
  for (let attempt = 0; attempt < 200; attempt += 1) {
    // 200 birth dates in ten minutes; the right one is never among the first ten.
    const answer = await guess(
      { nik, birthDate: `1950-01-${String((attempt % 28) + 1).padStart(2, "0")}` },
      new Date(begin + attempt * 3000),
    );
    codes.push(answer.ok ? "OK" : answer.error.code);
  }
  expect(codes.slice(0, 10).every((code) => code === "NOT_FOUND")).toBe(true);
  expect(codes.slice(10).every((code) => code === "RATE_LIMITED")).toBe(true);
  const audit = await world.owner.query(
    "SELECT action, count(*)::int AS n FROM audit WHERE actor_id = $1 GROUP BY action ORDER BY action",
    [actor.userId],
  );
  expect(audit.rows).toEqual([
    { action: "identity:check", n: 10 },
    { action: "identity:miss", n: 10 },
  ]);
  // Also the right pair is not told any more.
  expect(await guess(personOf(family), new Date(begin + 601_000))).toMatchObject({ error: { code: "RATE_LIMITED" } });
  expect((await guess(personOf(family), new Date(begin + 3_700_000))).ok).toBe(true);
});

it("counts look-ups, hits too, at twenty a minute", async () => {
  const { guess } = await guesser(NEAR);
  const codes: string[] = [];
  for (let attempt = 0; attempt < 22; attempt += 1) {
    const answer = await guess(personOf(world.take(HERE)));
    codes.push(answer.ok ? "OK" : answer.error.code);
  }
  expect(codes.slice(0, 20).every((code) => code === "OK")).toBe(true);
  expect(codes.slice(20)).toEqual(["RATE_LIMITED", "RATE_LIMITED"]);
});

it("takes turns with guesses at once: ten are looked at, no more", async () => {
  const { guess } = await guesser();
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      guess({ nik: `99123456789${String(10_000 + index)}`, birthDate: "1990-01-01" }),
    ),
  );
  const misses = answers.filter((answer) => !answer.ok && answer.error.code === "NOT_FOUND").length;
  expect(misses).toBe(10);
  expect(answers.every((answer) => !answer.ok)).toBe(true);
  expect(await guess({ nik: "9912345678912345", birthDate: "1990-01-01" })).toMatchObject({
    error: { code: "RATE_LIMITED" },
  });
});
