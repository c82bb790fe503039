import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recallOf, type TakenStep } from "@/lib/domain/workflow/recall";
import { neededBy } from "@/lib/domain/workflow/set-trial";
import {
  isCarried,
  placeOf,
  RETURN_TARGETS,
  type ReturnTarget,
  type Tier,
  type TierName,
  type TierSet,
} from "@/lib/domain/workflow/tier";
import {
  hasFreshEyes,
  holderOf,
  isOpen,
  type ProposalState,
  TIER_STATES,
  tiersToLeaveOthers,
  tiersToRepeat,
  transition,
  WORKFLOW_EVENTS,
  type WorkflowEvent,
} from "@/lib/domain/workflow/workflow";
import { tierSet } from "./sets";

/** How many tiers a state has behind it, said a second time and by hand. */
const PASSED = { submitted: 0, endorsed: 1, verified: 2, signed: 3, validated: 4 } as const;
const WRITER = "writer";

type Attempt =
  | { readonly kind: "right"; readonly pick: number; readonly isLate: boolean }
  | {
      readonly kind: "any";
      readonly person: string;
      readonly event: WorkflowEvent;
      readonly target: ReturnTarget;
      /** Past the deadline by the days that the tier says: who stands in for it may act. */
      readonly isLate: boolean;
    };

/** A proposal among people: as the portal decides, without its database. */
class Walk {
  state: ProposalState = "draft";
  deciders: string[] = [];
  agreed = 0;
  steps: TakenStep[] = [];
  /** Tiers whose agreement still counts, each with those who gave it. */
  standing: { readonly tier: TierName; readonly people: readonly string[]; readonly byStandIn: boolean }[] = [];
  private partial: string[] = [];
  /** What each return that may be taken back has struck. */
  private struck: { standing: Walk["standing"]; partial: string[] }[] = [];

  constructor(
    private readonly set: TierSet,
    private readonly people: ReadonlyMap<TierName, readonly string[]>,
  ) {}

  holders(tier: Tier): readonly string[] {
    return this.people.get(tier.name) ?? [];
  }

  fresh(tier: Tier, without: readonly string[] = []): readonly string[] {
    return this.holders(tier).filter((person) => hasFreshEyes(person, [WRITER], [...this.deciders, ...without]));
  }

  /** What is meant to happen next, by one of those who should: without it hardly any walk would reach the end. */
  goOn(pick: number, isLate: boolean): void {
    const holder = holderOf(this.set, this.state);
    if (holder === null) {
      this.take(WRITER, "submit", "operator");
      return;
    }
    const instead = isLate && holder.escalation !== null ? (this.people.get(holder.escalation.to) ?? []) : [];
    const able = instead.length > 0 ? instead : this.fresh(holder);
    const person = able[pick % Math.max(1, able.length)];
    if (person !== undefined) this.take(person, holder.name, "operator", isLate);
  }

  tried(attempt: Attempt): void {
    if (attempt.kind === "right") this.goOn(attempt.pick, attempt.isLate);
    else this.take(attempt.person, attempt.event, attempt.target, attempt.isLate);
  }

  take(person: string, event: WorkflowEvent, target: ReturnTarget, isLate = false): void {
    if (event === "recall") this.recall(person);
    const step = transition(this.set, this.state, event, target);
    if (step === null) return;
    if (step.tier === null) {
      if (person === WRITER) this.move(person, event, step.to);
      return;
    }
    const isHolder = this.holders(step.tier).includes(person);
    if (!isHolder && !(isLate && this.standsIn(person, step.tier))) return;
    if (!hasFreshEyes(person, [WRITER], this.deciders)) return;
    if (event === "return" && !this.leadsSomewhere(person, step.tier.name, target)) return;
    if (!this.leavesOthers(person, step.tier.name, event, target)) return;
    const carries = !isHolder || isCarried(step.tier.quorum, this.agreed, this.fresh(step.tier, [person]).length);
    this.deciders.push(person);
    if (step.isAgreement && !carries) {
      this.partial.push(person);
      this.agreed += 1;
      this.remember(person, event, this.state);
      return;
    }
    if (step.isAgreement)
      this.standing.push({ tier: step.tier.name, people: [...this.partial, person], byStandIn: !isHolder });
    this.move(person, event, step.to);
  }

  private leadsSomewhere(person: string, sender: TierName, target: ReturnTarget): boolean {
    const again = tiersToRepeat(this.set, sender, target);
    return again.every((tier) => this.fresh(tier, [person]).length >= neededBy(tier));
  }

  private standsIn(person: string, { escalation }: Tier): boolean {
    return escalation !== null && (this.people.get(escalation.to) ?? []).includes(person);
  }

  private leavesOthers(person: string, decider: TierName, event: WorkflowEvent, target: ReturnTarget): boolean {
    const holds = (tier: Tier) => this.holders(tier).includes(person);
    const later = tiersToLeaveOthers(this.set, decider, { event, target }, holds);
    return later.every((tier) => this.fresh(tier, [person]).length >= neededBy(tier));
  }

  private move(person: string, event: WorkflowEvent, to: ProposalState): void {
    if (event === "return") this.struck.push({ standing: this.standing, partial: this.partial });
    this.remember(person, event, to);
    this.state = to;
    this.agreed = 0;
    this.partial = [];
    if (event === "submit") this.deciders = [];
    if (event === "submit" || event === "return") {
      const holder = holderOf(this.set, to);
      const place = holder === null ? 0 : placeOf(holder.name);
      this.standing = event === "submit" ? [] : this.standing.filter(({ tier }) => placeOf(tier) < place);
    }
  }

  private recall(person: string): void {
    const back = recallOf(this.steps, person, this.set);
    if (back === null || back.state !== this.state) return;
    const wasPartial = back.back === this.state;
    this.steps.push(this.step(person, "recall", back.back));
    this.state = back.back;
    this.agreed = back.agreed;
    this.deciders = this.deciders.filter((each) => each !== person);
    if (back.isReturn) {
      const struck = this.struck.pop();
      this.standing = [...(struck?.standing ?? [])];
      this.partial = struck?.partial ?? [];
    } else if (wasPartial) this.partial = this.partial.filter((each) => each !== person);
    else this.partial = (this.standing.pop()?.people ?? []).filter((each) => each !== person);
  }

  private remember(person: string, event: WorkflowEvent, to: ProposalState): void {
    this.steps.push(this.step(person, event, to));
  }

  private step(actorId: string, event: WorkflowEvent, to: ProposalState): TakenStep {
    return { event, from: this.state, to, actorId, at: new Date(this.steps.length * 1000), reason: null, note: null };
  }
}

/**
 * Each tier has what it needs, perhaps one more, and perhaps somebody who holds another tier as well; everybody is also tried in
 * every tier, as its stand-in where it is late.
 */
function peopleOf(set: TierSet): fc.Arbitrary<ReadonlyMap<TierName, readonly string[]>> {
  const pair = fc.tuple(fc.nat(set.length - 1), fc.nat(set.length - 1));
  return fc
    .record({ spares: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), pairs: fc.array(pair, { maxLength: 3 }) })
    .map(
      ({ spares, pairs }) =>
        new Map(
          set.map((tier, at) => {
            const shared = pairs.flatMap((pair, index) => (pair.includes(at) ? [`shared ${index}`] : []));
            const own = Math.max(0, neededBy(tier) + (spares[at] === true ? 1 : 0) - shared.length);
            return [tier.name, [...shared, ...Array.from({ length: own }, (_, index) => `${tier.name} ${index}`)]];
          }),
        ),
    );
}

const walked = tierSet.chain((set) =>
  peopleOf(set).chain((people) => {
    const everybody = [...new Set([WRITER, ...[...people.values()].flat()])];
    const right = fc.record({ kind: fc.constant("right" as const), pick: fc.nat(9), isLate: fc.boolean() });
    const any = fc.record({
      kind: fc.constant("any" as const),
      person: fc.constantFrom(...everybody),
      event: fc.constantFrom(...WORKFLOW_EVENTS),
      target: fc.constantFrom(...RETURN_TARGETS),
      isLate: fc.boolean(),
    });
    const attempt: fc.Arbitrary<Attempt> = fc.oneof({ weight: 2, arbitrary: right }, { weight: 1, arbitrary: any });
    return fc.record({
      set: fc.constant(set),
      people: fc.constant(people),
      attempts: fc.array(attempt, { maxLength: 60 }),
    });
  }),
);

describe("a proposal among people, whatever they try", () => {
  it("is applied only with the standing agreement of every tier, each by people enough, none of them the writer or twice", () => {
    let applied = 0;
    let stoodIn = 0;
    fc.assert(
      fc.property(walked, ({ set, people, attempts }) => {
        const walk = new Walk(set, people);
        for (const attempt of attempts) {
          walk.tried(attempt);
          expect(walk.deciders).not.toContain(WRITER);
          expect(new Set(walk.deciders).size).toBe(walk.deciders.length);
        }
        if (walk.state !== "applied") return;
        applied += 1;
        expect(walk.standing.map(({ tier }) => tier)).toEqual(set.map(({ name }) => name));
        for (const tier of set) {
          const given = walk.standing.find((each) => each.tier === tier.name);
          stoodIn += given?.byStandIn === true ? 1 : 0;
          expect(given?.people.length).toBeGreaterThanOrEqual(given?.byStandIn === true ? 1 : neededBy(tier));
        }
        const all = walk.standing.flatMap((each) => each.people);
        expect(new Set(all).size).toBe(all.length);
      }),
      { numRuns: 3000 },
    );
    // Without any that got there, the property would say nothing.
    expect(applied).toBeGreaterThan(100);
    expect(stoodIn).toBeGreaterThan(20);
  });

  it("never waits where nobody may act, also after being sent back and taken back", () => {
    fc.assert(
      fc.property(walked, ({ set, people, attempts }) => {
        const walk = new Walk(set, people);
        for (const attempt of attempts) {
          walk.tried(attempt);
          const holder = holderOf(set, walk.state);
          if (holder === null) continue;
          expect(
            walk.fresh(holder).length,
            `${walk.state}: ${walk.steps.map((step) => step.event).join(" ")}`,
          ).toBeGreaterThan(0);
          expect(isOpen(walk.state)).toBe(true);
        }
      }),
      { numRuns: 5000 },
    );
  });
});

describe("a change of tiers while proposals are under way", () => {
  it("leads each on through just those tiers of the new set that it has not behind it", () => {
    fc.assert(
      fc.property(tierSet, fc.constantFrom(...TIER_STATES), (after, from) => {
        const taken: TierName[] = [];
        let state: ProposalState = from;
        for (let holder = holderOf(after, state); holder !== null; holder = holderOf(after, state)) {
          const step = transition(after, state, holder.name);
          expect(step).not.toBeNull();
          taken.push(holder.name);
          state = step?.to ?? "rejected";
          expect(taken.length).toBeLessThanOrEqual(after.length);
        }
        expect(state).toBe("applied");
        expect(taken).toEqual(after.map(({ name }) => name).filter((name) => placeOf(name) >= PASSED[from]));
      }),
    );
  });
});
