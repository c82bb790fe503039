import { isToldByEvent } from "@/lib/domain/household/presence";
import type { Change } from "@/lib/domain/instrument/diff";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import type { Payload } from "@/lib/domain/proposal/payload";
import { findVariable } from "@/lib/domain/variable/dictionary";
import { type AsOf, headName, type Row, textAt, type WholeMember } from "@/lib/server/household/whole-family";
import { addDays, dateOf } from "./calendar";
import { blocksOfSection } from "./freshness";
import { formAnswers, type Judged, judge } from "./judge";
import type { Life } from "./lifecycle";
import { type Random, uuidFrom } from "./random";
import type { SeedFamily } from "./record";
import type { Edit } from "./scenario";

export interface SeedProposal {
  readonly id: string;
  readonly householdId: string;
  readonly villageCode: string;
  readonly kind: "condition" | "new-household";
  readonly channel: "desk" | "visit";
  readonly payload: Payload;
  readonly judged: Judged;
  readonly changedKeys: readonly string[];
  readonly headName: string;
  readonly place: { readonly dusun: string; readonly rw: string; readonly rt: string };
  readonly isCorrection: boolean;
  readonly contributors: readonly string[];
  readonly life: Life;
  readonly version: number;
  readonly createdAt: number;
  readonly meetingId: string | null;
  readonly appliedRevision: number | null;
}

/** A proposal's content before anybody has acted on it. */
export interface Content {
  readonly payload: Payload;
  readonly judged: Judged;
}

export function conditionContent(family: SeedFamily, edit: Edit, day: string): Content {
  return withNotes(
    family,
    {
      ...blankPayload(day, 1),
      answers: edit.answers,
      memberOps: edit.memberOps,
      ...(edit.events === undefined ? {} : { events: edit.events }),
    },
    family.villageCode,
  );
}

/** A family that is new to the register: of those who died or left before, it tells nothing. */
export function newHouseholdContent(family: SeedFamily, day: string): Content {
  const members = family.members.filter(({ answers }) => !isToldByEvent(answers["presence"]));
  const memberOps = members.map(({ uid }) => ({ kind: "add" as const, uid }));
  const answers = formAnswers({ ...family, members });
  return withNotes(null, { ...blankPayload(day, 0), answers, memberOps }, family.villageCode);
}

function blankPayload(conditionDate: string, baseRevision: number): Omit<Payload, "answers" | "memberOps"> {
  return { instrument: REGSOSEK22K.code, version: REGSOSEK22K.version, baseRevision, conditionDate, notes: {} };
}

function withNotes(base: SeedFamily | null, payload: Payload, villageCode: string): Content {
  const judged = judge(base, payload, villageCode);
  return { payload: { ...payload, notes: judged.notes }, judged };
}

export function makeProposal(
  random: Random,
  family: SeedFamily,
  content: Content,
  about: {
    readonly kind: SeedProposal["kind"];
    readonly createdAt: number;
    readonly contributors: readonly string[];
    readonly life: Life;
    readonly meetingId: string;
  },
): SeedProposal {
  const { life } = about;
  const met = life.events.findLast(({ event }) => event === "submit" || event === "endorse");
  return {
    id: uuidFrom(random, about.createdAt),
    householdId: family.id,
    villageCode: family.villageCode,
    kind: about.kind,
    channel: random.chance(0.75) ? "desk" : "visit",
    payload: content.payload,
    judged: content.judged,
    changedKeys: [...new Set(content.judged.changes.map(({ key }) => key.replace(/^(member|civil):[^.]+/, "$1")))],
    headName: headName(family),
    place: {
      dusun: textAt(family.household, "dusun"),
      rw: textAt(family.household, "rw"),
      rt: textAt(family.household, "rt"),
    },
    isCorrection: about.kind === "condition" && random.chance(0.08),
    contributors: about.contributors,
    life,
    version: 1 + random.int(1, 4) + life.events.length,
    createdAt: about.createdAt,
    meetingId: met?.event === "endorse" ? about.meetingId : null,
    appliedRevision: life.state === "applied" ? 2 : null,
  };
}

/** The day on which the change was seen: a little before the draft. */
export function conditionDay(random: Random, createdAt: number): string {
  return addDays(dateOf(createdAt), -random.int(0, 6));
}

/** The family after an applied proposal: changed answers, and the date and source of the sections they belong to. */
export function applied(family: SeedFamily, proposal: SeedProposal): SeedFamily {
  const { judged, payload } = proposal;
  const stamp: AsOf = { date: payload.conditionDate, source: proposal.isCorrection ? 3 : 2 };
  const members = family.members.map((member) => appliedMember(member, judged, stamp));
  return {
    ...family,
    members,
    household: { ...family.household, ...changedRow(judged.changes, "household.") },
    asOf: { ...family.asOf, ...stamped("household", judged.changes, "household.", stamp) },
  };
}

function appliedMember(member: WholeMember, judged: Judged, stamp: AsOf): WholeMember {
  const prefix = `member:${member.uid}.`;
  const answers: Row = { ...member.answers, ...changedRow(judged.changes, prefix) };
  const ended = answers["presence"] === 2 || answers["presence"] === 3;
  const civil = `civil:${member.uid}.`;
  return {
    ...member,
    active: member.active && !ended,
    answers,
    civil: { ...member.civil, ...changedRow(judged.changes, civil) },
    asOf: {
      ...member.asOf,
      ...stamped("member", judged.changes, prefix, stamp),
      ...stamped("civil", judged.changes, civil, stamp),
    },
  };
}

function changedRow(changes: readonly Change[], prefix: string): Row {
  return Object.fromEntries(
    changes.filter(({ key }) => key.startsWith(prefix)).map(({ key, after }) => [key.slice(prefix.length), after]),
  );
}

function stamped(
  level: "household" | "member" | "civil",
  changes: readonly Change[],
  prefix: string,
  stamp: AsOf,
): Readonly<Record<string, AsOf>> {
  const keys = changes.filter(({ key }) => key.startsWith(prefix)).map(({ key }) => key.slice(prefix.length));
  return Object.fromEntries(
    keys.flatMap((key) => {
      const section = findVariable(level, key)?.section;
      return section === undefined ? [] : blocksOfSection(section).map((block) => [block, stamp] as const);
    }),
  );
}
