import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { enrolPhone, openVillage, outcomeOf, post, type Village } from "./world";

let village: Village;
beforeAll(async () => {
  village = await openVillage(2);
});
afterAll(() => village.close());

const asking = { do: "uploads", ids: [] };

it("tells those for whom there is no place when to come again, at once, and serves the others", async () => {
  const phone = await enrolPhone(village.team.operator);
  const began = performance.now();
  const answers = await Promise.all(
    Array.from({ length: 100 }, async () => {
      const response = await post(phone.pass, asking);
      return { response, after: performance.now() - began };
    }),
  );
  const refused = answers.filter(({ response }) => response.status === 429);
  expect(answers.filter(({ response }) => response.status === 200).length).toBe(35);
  expect(refused).toHaveLength(65);
  for (const { response, after } of refused) {
    expect(after).toBeLessThan(10_000);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    const outcome = await outcomeOf(response);
    expect(outcome).toMatchObject({ ok: false, error: { code: "RATE_LIMITED" } });
  }
  await sleep(0);
  expect((await post(phone.pass, asking)).status).toBe(200);
});

it("bounds what one device asks in a minute, and no other device waits for it", async () => {
  const [busy, calm] = [await enrolPhone(village.team.operator), await enrolPhone(village.companion)];
  const statuses: number[] = [];
  for (let round = 0; round < 125; round += 1) statuses.push((await post(busy.pass, asking)).status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(120);
  expect(statuses.at(-1)).toBe(429);
  expect((await post(calm.pass, asking)).status).toBe(200);
});
