import type { Role } from "@/lib/domain/access/role";
import { type ReturnTarget, STANDARD_TIERS, TIERS } from "@/lib/domain/workflow/tier";
import { type ProposalState, standardHolder, transition, type WorkflowEvent } from "@/lib/domain/workflow/workflow";
import type { Acting } from "./accounts";
import type { Random } from "./random";

export const DAY_MS = 86_400_000;

export interface Step {
  readonly event: WorkflowEvent;
  readonly target: ReturnTarget | null;
}

const step = (event: WorkflowEvent, target: ReturnTarget | null = null): Step => ({ event, target });
const SUBMIT = step("submit");
const ENDORSE = step("endorse");
const VERIFY = step("verify");
const VALIDATE = step("validate");

/** Ways by which a proposal comes to a state, the straight one first. */
const WAYS: Readonly<Partial<Record<ProposalState, readonly (readonly [readonly Step[], number])[]>>> = {
  draft: [[[], 1]],
  submitted: [
    [[SUBMIT], 9],
    [[SUBMIT, step("return", "operator"), SUBMIT], 1],
  ],
  endorsed: [
    [[SUBMIT, ENDORSE], 9],
    [[SUBMIT, ENDORSE, VERIFY, step("return", "regency")], 1],
  ],
  verified: [
    [[SUBMIT, ENDORSE, VERIFY], 9],
    [[SUBMIT, ENDORSE, VERIFY, VALIDATE, step("return", "province")], 1],
  ],
  validated: [[[SUBMIT, ENDORSE, VERIFY, VALIDATE], 1]],
  applied: [[[SUBMIT, ENDORSE, VERIFY, VALIDATE, step("accept")], 1]],
  returned: [
    [[SUBMIT, ENDORSE, step("return", "operator")], 6],
    [[SUBMIT, step("return", "operator")], 2],
    [[SUBMIT, ENDORSE, VERIFY, step("return", "operator")], 2],
  ],
  rejected: [
    [[SUBMIT, step("reject")], 3],
    [[SUBMIT, ENDORSE, step("reject")], 5],
    [[SUBMIT, ENDORSE, VERIFY, step("reject")], 2],
  ],
  withdrawn: [
    [[SUBMIT, step("withdraw")], 2],
    [[step("withdraw")], 1],
  ],
};

export function wayTo(random: Random, state: ProposalState): readonly Step[] {
  const ways = WAYS[state];
  if (ways === undefined) throw new Error(`no way to ${state}`);
  return random.weighted(ways);
}

/** Who may take a step of a village's proposals. */
export type Deciders = Readonly<Record<"operator" | "head" | "verifier" | "validator" | "coach", readonly Acting[]>>;

export interface Happened {
  readonly at: number;
  readonly by: Acting;
  readonly event: WorkflowEvent;
  readonly target: ReturnTarget | null;
  readonly from: ProposalState;
  readonly to: ProposalState;
  readonly reason: string | null;
  readonly note: string | null;
}

export interface Life {
  readonly events: readonly Happened[];
  readonly state: ProposalState;
  readonly deciders: readonly string[];
  readonly stateSince: number;
  readonly dueAt: number | null;
  readonly submittedAt: number | null;
  readonly last: Happened | null;
}

const KEEPER: Readonly<Record<string, keyof Deciders>> = {
  submitted: "head",
  endorsed: "verifier",
  verified: "validator",
  validated: "coach",
};

/** When things of a proposal happen; milliseconds. */
export interface Timing {
  readonly createdAt: number;
  /** The meeting that judges it. */
  readonly meetingAt: number;
  /** When it came to the state it is in. */
  readonly endAt: number;
}

/**
 * Lives a proposal through its steps, by the workflow table and with four eyes. A step `endorse` happens on the day of
 * the meeting; what follows is spread over the time until the last one.
 */
export function live(
  random: Random,
  steps: readonly Step[],
  about: Timing & { readonly deciders: Deciders; readonly contributor: string },
): Life {
  let state: ProposalState = "draft";
  let decided: string[] = [];
  let at = about.createdAt;
  const events: Happened[] = [];
  for (const [index, taken] of steps.entries()) {
    const change = transition(STANDARD_TIERS, state, taken.event, taken.target);
    if (change === null) throw new Error(`${taken.event} is not possible in ${state}`);
    const by = actorOf(random, state, taken.event, about.deciders, [about.contributor, ...decided]);
    at = instantOfStep(random, at, state, taken.event, steps.length - index, about);
    events.push({
      at,
      by,
      event: taken.event,
      target: taken.target,
      from: state,
      to: change.to,
      ...said(random, taken),
    });
    if (taken.event === "submit") decided = [];
    else if (change.tier !== null) decided = [...decided, by.userId];
    state = change.to;
  }
  const days = deadlineDays(state);
  const submitted = events.findLast((event) => event.event === "submit");
  return {
    events,
    state,
    deciders: decided,
    stateSince: at,
    dueAt: days === null ? null : at + days * DAY_MS,
    submittedAt: submitted?.at ?? null,
    last: events.at(-1) ?? null,
  };
}

/** Days in which a state is to be decided by the standard tiers; null where no deadline runs. */
export function deadlineDays(state: ProposalState): number | null {
  const holder = standardHolder(state);
  return holder === null ? null : TIERS[holder.name].deadlineDays;
}

function actorOf(
  random: Random,
  state: ProposalState,
  event: WorkflowEvent,
  deciders: Deciders,
  seen: readonly string[],
): Acting {
  const isOwn = event === "submit" || event === "withdraw";
  const able = deciders[isOwn ? "operator" : (KEEPER[state] ?? "operator")].filter(
    ({ userId }) => isOwn || !seen.includes(userId),
  );
  const first = able[0];
  if (first === undefined) throw new Error(`nobody with fresh eyes for ${event} in ${state}`);
  return isOwn ? first : random.pick(able);
}

function instantOfStep(
  random: Random,
  at: number,
  state: ProposalState,
  event: WorkflowEvent,
  left: number,
  { meetingAt, endAt }: Timing,
): number {
  if (state === "submitted" && event !== "withdraw") {
    return Math.max(at + 60_000, meetingAt + random.int(0, 90) * 60_000);
  }
  if (left === 1) return Math.max(at + 60_000, endAt);
  const horizon = event === "submit" && at < meetingAt ? meetingAt : endAt;
  return Math.round(at + Math.max(60_000, ((horizon - at) / left) * (0.5 + 0.8 * random.next())));
}

const NOTES: Readonly<Record<string, string>> = {
  EVIDENCE_UNCLEAR: "Contoh: foto rumah belum jelas, mohon difoto ulang dari depan.",
  EVIDENCE_MISSING: "Contoh: surat keterangan belum dilampirkan.",
  ANSWERS_INCONSISTENT: "Contoh: pekerjaan dan penghasilan belum sesuai, mohon diperiksa lagi.",
  FIELD_CHECK_NEEDED: "Contoh: mohon dikunjungi sekali lagi bersama kepala dusun.",
  NOT_RESIDENT: "Contoh: menurut musyawarah keluarga ini sudah pindah.",
  DUPLICATE_PROPOSAL: "Contoh: usulan yang sama sudah diajukan bulan lalu.",
  ENTERED_BY_MISTAKE: "Contoh: keliru memilih keluarga.",
};

function said(random: Random, { event }: Step): { readonly reason: string | null; readonly note: string | null } {
  const codes =
    event === "return"
      ? ["EVIDENCE_UNCLEAR", "EVIDENCE_MISSING", "ANSWERS_INCONSISTENT", "FIELD_CHECK_NEEDED"]
      : event === "reject"
        ? ["NOT_RESIDENT", "DUPLICATE_PROPOSAL"]
        : event === "withdraw"
          ? ["ENTERED_BY_MISTAKE"]
          : null;
  if (codes === null) return { reason: null, note: null };
  const reason = random.pick(codes);
  return { reason, note: NOTES[reason] ?? null };
}

export const ROLE_OF: Readonly<Record<keyof Deciders, Role>> = {
  operator: "village-operator",
  head: "village-head",
  verifier: "regency-verifier",
  validator: "province-validator",
  coach: "coach",
};
