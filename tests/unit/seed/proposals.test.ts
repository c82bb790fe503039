import { describe, expect, it } from "vitest";
import { STANDARD_TIERS } from "@/lib/domain/workflow/tier";
import { hasFreshEyes, transition } from "@/lib/domain/workflow/workflow";
import { actingIn } from "@/prisma/seed/accounts";
import { MAIN_VILLAGE } from "@/prisma/seed/plan";
import { makeVillage } from "@/prisma/seed/village";
import { villageWork } from "@/prisma/seed/village-work";
import { demoOf, ON } from "./demo-villages";

const DEMO = demoOf("small");
const WORKS = [...DEMO.works()];
const PROPOSALS = WORKS.flatMap(({ proposals }) => proposals);

describe("the demo", () => {
  it("is the same for the same setting", () => {
    const again = [...demoOf("small").works()];
    expect(JSON.stringify(again)).toBe(JSON.stringify(WORKS));
    expect(JSON.stringify(demoOf("small").people)).toBe(JSON.stringify(DEMO.people));
  });

  it("has people who can take every step of every village", () => {
    for (const { site } of demoOf("full").plans) {
      expect(actingIn(DEMO.people, "village-operator", MAIN_VILLAGE)).toHaveLength(1);
      if (site.code.startsWith("99")) continue;
      expect(actingIn(demoPeople(), "regency-verifier", site.code).length).toBeGreaterThanOrEqual(
        2 - Number(!site.code.startsWith("5207")),
      );
      expect(actingIn(demoPeople(), "province-validator", site.code).length).toBeGreaterThanOrEqual(2);
    }
  });

  it("lets one person hold several grants", () => {
    const person = DEMO.people.users.find(({ username }) => username === "operator.duadesa");
    expect(DEMO.people.grants.filter(({ userId }) => userId === person?.id).length).toBeGreaterThanOrEqual(3);
  });
});

let people: ReturnType<typeof demoOf>["people"] | undefined;
function demoPeople() {
  people ??= demoOf("full").people;
  return people;
}

describe("proposals", () => {
  it("live by the workflow table, with fresh eyes, forward in time", () => {
    for (const { life, contributors, createdAt } of PROPOSALS) {
      let state: string = "draft";
      let at = createdAt;
      let deciders: readonly string[] = [];
      for (const event of life.events) {
        expect(event.from).toBe(state);
        const step = transition(STANDARD_TIERS, event.from, event.event, event.target);
        expect(step?.to).toBe(event.to);
        expect(event.at).toBeGreaterThan(at);
        if (step !== null && step.tier !== null) {
          expect(hasFreshEyes(event.by.userId, contributors, deciders)).toBe(true);
          deciders = [...deciders, event.by.userId];
        } else if (event.event === "submit") deciders = [];
        expect(event.reason === null).toBe(step?.needsReason !== true);
        state = event.to;
        at = event.at;
      }
      expect(life.state).toBe(state);
      expect(life.deciders).toEqual(deciders);
    }
  });

  it("are complete once submitted, explain their warnings, and change something", () => {
    for (const { judged, life, payload } of PROPOSALS) {
      expect(judged.changes.length).toBeGreaterThan(0);
      if (life.state !== "draft") expect(judged.errors).toBe(0);
      expect(Object.keys(payload.notes).length).toBeGreaterThanOrEqual(judged.warnings > 0 ? 1 : 0);
    }
  });

  it("open at most one for a family", () => {
    const ids = PROPOSALS.map(({ householdId }) => householdId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("fill every queue of the main village, some of them overdue", () => {
    const plan = demoOf("full").plans.find(({ site }) => site.code === MAIN_VILLAGE);
    if (plan === undefined) throw new Error("no main village");
    const work = villageWork(makeVillage(plan, ON, "mutakhir"), demoPeople(), ON, "mutakhir");
    const count = (state: string) => work.proposals.filter(({ life }) => life.state === state).length;
    for (const state of ["draft", "submitted", "endorsed", "verified", "validated", "returned"]) {
      expect([state, count(state) >= 5]).toEqual([state, true]);
    }
    expect(count("applied")).toBeGreaterThan(20);
    const now = Date.parse(`${ON}T00:00:00Z`);
    const overdue = work.proposals.filter(({ life }) => life.dueAt !== null && life.dueAt < now).length;
    const waiting = work.proposals.filter(({ life }) => life.dueAt !== null && life.dueAt >= now).length;
    expect(overdue).toBeGreaterThan(3);
    expect(waiting).toBeGreaterThan(3);
    expect(work.proposals.some(({ judged }) => judged.warnings > 0)).toBe(true);
    expect(work.meetings.map(({ state }) => state)).toEqual(["held", "held", "planned"]);
  });
});
