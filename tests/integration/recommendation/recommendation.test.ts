import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { readRecommendationFilter } from "@/lib/domain/recommendation/page";
import { handles } from "@/lib/server/db/pool";
import { countRecommendations, listRecommendations } from "@/lib/server/recommendation/queries";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { HERE, VILLAGE } from "../queue/waiting";

const owner = new Client({ connectionString: ownerUrl() });
const NOW = new Date("2026-05-14T03:00:00Z");
const at = { now: NOW };
let people: Record<
  "coach" | "province" | "stranger" | "operator" | "head" | "verifier" | "elsewhere" | "trainer",
  Actor
>;

beforeAll(async () => {
  await owner.connect();
  people = {
    coach: await makeActor(owner, "coach", HERE),
    province: await makeActor(owner, "coach", "11"),
    stranger: await makeActor(owner, "coach", "1102"),
    operator: await makeActor(owner, "village-operator", VILLAGE.one),
    head: await makeActor(owner, "village-head", VILLAGE.one),
    verifier: await makeActor(owner, "regency-verifier", HERE),
    elsewhere: await makeActor(owner, "village-head", VILLAGE.two),
    trainer: await makeActor(owner, "trainer", HERE),
  };
});
afterEach(async () => {
  await owner.query("DELETE FROM recommendation_step");
  await owner.query("DELETE FROM recommendation");
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const asking = (extra: object = {}) => ({
  id: uuidv7(),
  areaCode: VILLAGE.one,
  text: "Latih petugas baru mengukur luas lantai.",
  dueDay: "2026-05-28",
  ...extra,
});
const follow = (id: string, version: number, event: string, extra: object = {}) => ({
  regencyCode: HERE,
  id,
  version,
  event,
  text: "Sudah dilatih.",
  dueDay: null,
  ...extra,
});
const list = (actor: Actor, query: Record<string, string> = {}, now = NOW, size?: number) =>
  listRecommendations(actor, readRecommendationFilter(query), now, size);

describe("recommendation.ask", () => {
  it("is the coach's, to a village or regency of the own area, for a day to come, without identifiers", async () => {
    for (const actor of [people.head, people.verifier])
      expect(await refusal(actor, "recommendation.ask", asking(), at)).toBe("FORBIDDEN");
    expect(await refusal(people.stranger, "recommendation.ask", asking(), at)).toBe("NOT_FOUND");
    for (const bad of [
      { areaCode: "11" },
      { areaCode: "110101" },
      { text: "abc" },
      { text: "Perbaiki NIK 9907016011520001" },
      { dueDay: "2026-05-13" },
      { dueDay: "2028-01-01" },
    ])
      expect(await refusal(people.coach, "recommendation.ask", asking(bad), at), JSON.stringify(bad)).toBe(
        "INVALID_INPUT",
      );
    const input = asking();
    const operationId = uuidv7();
    const first = await must(people.coach, "recommendation.ask", input, { ...at, operationId });
    expect(await must(people.coach, "recommendation.ask", input, { ...at, operationId })).toEqual(first);
    expect((await owner.query("SELECT 1 FROM recommendation_step")).rowCount).toBe(1);
  });
});

describe("recommendation.follow-up", () => {
  it("is answered by those addressed, asked again and closed by the coach, and everything said is kept", async () => {
    const { id } = await must<{ id: string }>(people.coach, "recommendation.ask", asking(), at);
    for (const actor of [people.verifier, people.coach])
      expect(await refusal(actor, "recommendation.follow-up", follow(id, 1, "answer"), at)).toBe("FORBIDDEN");
    expect(await refusal(people.elsewhere, "recommendation.follow-up", follow(id, 1, "answer"), at)).toBe("NOT_FOUND");
    expect(await refusal(people.trainer, "recommendation.follow-up", follow(id, 1, "answer"), at)).toBe("FORBIDDEN");
    expect(await refusal(people.head, "recommendation.follow-up", follow(id, 1, "answer", { text: "" }), at)).toBe(
      "INVALID_INPUT",
    );
    const both = await Promise.all(
      [people.head, people.operator].map((actor) =>
        refusal(actor, "recommendation.follow-up", follow(id, 1, "answer"), at),
      ),
    );
    expect(both.toSorted()).toEqual(["OK", "STALE"]);
    expect(await refusal(people.coach, "recommendation.follow-up", follow(id, 2, "ask-again"), at)).toBe(
      "INVALID_INPUT",
    );
    await must(people.province, "recommendation.follow-up", follow(id, 2, "ask-again", { dueDay: "2026-06-10" }), at);
    await must(people.operator, "recommendation.follow-up", follow(id, 3, "answer"), at);
    await must(people.coach, "recommendation.follow-up", follow(id, 4, "close", { text: "" }), at);
    expect(
      await refusal(people.coach, "recommendation.follow-up", follow(id, 5, "ask-again", { dueDay: "2026-06-10" }), at),
    ).toBe("NOT_ALLOWED_NOW");
    const [line] = (await list(people.head))?.lines ?? [];
    expect(line?.steps.map(({ event }) => event)).toEqual(["ask", "answer", "ask-again", "answer", "close"]);
    expect(line).toMatchObject({ state: "closed", dueDay: "2026-06-10", can: [] });
    expect((await owner.query("SELECT 1 FROM audit WHERE $1 = ANY (subject_ids)", [id])).rowCount).toBe(5);
  });
});

describe("one that was addressed wrongly", () => {
  it("is closed by the coach unanswered, by nobody else, and not answered any more", async () => {
    const { id } = await must<{ id: string }>(people.coach, "recommendation.ask", asking(), at);
    expect(await refusal(people.head, "recommendation.follow-up", follow(id, 1, "close"), at)).toBe("FORBIDDEN");
    expect((await list(people.coach))?.lines).toMatchObject([{ can: ["close"] }]);
    await must(people.coach, "recommendation.follow-up", follow(id, 1, "close", { text: "Salah alamat." }), at);
    expect(await refusal(people.head, "recommendation.follow-up", follow(id, 2, "answer"), at)).toBe("NOT_ALLOWED_NOW");
  });
});

describe("the list", () => {
  it("is by state with what is late, for the coach, the village addressed and its regency alone", async () => {
    const one = await must<{ id: string }>(people.coach, "recommendation.ask", asking(), at);
    const two = asking({ areaCode: HERE, text: "Tambah verifikator untuk musim ini." });
    await must(people.coach, "recommendation.ask", two, { now: new Date(NOW.getTime() + 1000) });
    const late = new Date("2026-05-29T03:00:00Z");
    expect(await list(people.coach, {}, late)).toMatchObject({
      counts: { open: 2, answered: 0, closed: 0 },
      overdue: 2,
    });
    expect((await list(people.head))?.lines).toMatchObject([{ id: one.id, can: ["answer"], isOverdue: false }]);
    expect((await list(people.verifier))?.lines.map(({ can }) => can)).toEqual([["answer"], []]);
    expect((await list(people.elsewhere))?.lines).toEqual([]);
    expect((await list(people.stranger))?.lines).toEqual([]);
    expect(await list(people.trainer)).toBeNull();
    expect((await list(people.coach, { keadaan: "dijawab" }))?.lines).toEqual([]);
    expect((await list(people.coach, { lewat: "1" }, late))?.lines).toHaveLength(2);
    const first = await list(people.coach, {}, NOW, 1);
    if (first?.next == null) throw new Error("a next page");
    expect((await list(people.coach, { sesudah: `${first.next.at}~${first.next.id}` }))?.lines).toMatchObject([
      { id: one.id },
    ]);
    expect(await countRecommendations(people.operator)).toBe(1);
    expect(await countRecommendations(people.verifier)).toBe(1);
    expect(await countRecommendations(people.coach)).toBe(0);
    await must(people.head, "recommendation.follow-up", follow(one.id, 1, "answer"), at);
    expect(await countRecommendations(people.coach)).toBe(1);
    expect(await countRecommendations(people.trainer)).toBeNull();
  });
});
