import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { hashPassword } from "@/lib/server/auth/password";
import { takeTry } from "@/lib/server/auth/sign-in-limit";
import { handles } from "@/lib/server/db/pool";
import { makeActor } from "@/tests/support/factory/people";
import { refusal } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";

const owner = new Client({ connectionString: ownerUrl() });
const OLD = "sandi-lama-untuk-uji";
const NEW = "sandi-baru-untuk-uji";

beforeAll(() => owner.connect());
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const atOnce = <T>(count: number, work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

async function person(): Promise<Actor> {
  const actor = await makeActor(owner, "viewer", "5207");
  await owner.query("UPDATE app_user SET password_hash = $2 WHERE id = $1", [actor.userId, await hashPassword(OLD)]);
  return actor;
}

it("lets five of sixty tries at the same moment reach the password", async () => {
  const tries = await atOnce(60, () => takeTry("serentak.satu", "192.0.2.1"));
  expect(tries.filter((attempt) => attempt !== null)).toHaveLength(5);
  expect(await takeTry("serentak.satu", "192.0.2.1")).toBeNull();
  // Those refused at this place cost the person nothing elsewhere.
  expect(await takeTry("serentak.satu", "192.0.2.2")).not.toBeNull();
});

it("lets fifty an hour reach one person's password, from however many places", async () => {
  const tries = await atOnce(60, (index) => takeTry("serentak.dua", `198.51.100.${index}`));
  expect(tries.filter((attempt) => attempt !== null)).toHaveLength(50);
});

it("lets a hundred reach passwords from one place, whoever they are for", async () => {
  const tries = await atOnce(120, (index) => takeTry(`serentak.orang-${index}`, "203.0.113.7"));
  expect(tries.filter((attempt) => attempt !== null)).toHaveLength(100);
});

it("costs nothing when the password is right", async () => {
  for (let round = 0; round < 12; round += 1) {
    const attempt = await takeTry("serentak.tiga", "192.0.2.9");
    expect(attempt).not.toBeNull();
    await attempt?.giveBack();
  }
});

it("answers sixty wrong changes of a password without starving the pool, and compares five of them", async () => {
  const actor = await person();
  const began = Date.now();
  const codes = await atOnce(60, (index) =>
    refusal(actor, "account.change-password", { current: `salah-${index}`, next: NEW }),
  );
  expect(codes.filter((code) => code === "INVALID_INPUT")).toHaveLength(5);
  expect(codes.filter((code) => code === "RATE_LIMITED")).toHaveLength(55);
  // Connections that waited for each other would have waited for the pool's three seconds.
  expect(Date.now() - began).toBeLessThan(10_000);
});

it("changes a password once when two right changes come at the same moment", async () => {
  const actor = await person();
  const codes = await atOnce(2, (index) =>
    refusal(actor, "account.change-password", { current: OLD, next: `${NEW}-${index}` }),
  );
  expect(codes.toSorted()).toEqual(["OK", "STALE"]);
});
