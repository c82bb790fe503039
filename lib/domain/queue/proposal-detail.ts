import type { Actor } from "../access/actor";
import { type EventView, eventViews } from "../event/event-view";
import type { Change } from "../instrument/diff";
import { findQuestion } from "../instrument/instrument";
import { inLocale } from "../instrument/locale";
import type { MeetingGround } from "../meeting/meeting-ground";
import { type Finding, noteKey } from "../rule/finding";
import { mayDecideAs, type Workdays } from "../workflow/decider";
import type { ReturnTarget, TierName, TierSet } from "../workflow/tier";
import { hasFreshEyes, holderOf, type ProposalState } from "../workflow/workflow";
import type { QueueKind } from "./filter";
import type { HistoryStep } from "./history";
import {
  type ChangeGroup,
  changeGroups,
  personName,
  type RestSection,
  type Sight,
  type Subject,
  shownText,
  unchangedSections,
} from "./readable";
import type { RiskFactor } from "./risk-factor";

export interface Warning {
  readonly key: string;
  readonly text: string;
  readonly person: string | null;
  /** What the operator wrote about it; empty when nothing. */
  readonly note: string;
}

/** Whether this person may decide now, and if not, why. */
export type Decidability =
  | { readonly can: true }
  | { readonly can: false; readonly why: "not-waiting" | "contributed" | "decided" };

export interface ProposalDetail {
  readonly publicId: string;
  readonly regencyCode: string;
  readonly id: string;
  readonly version: number;
  readonly state: ProposalState;
  /** The tier that decides now; null: none does. */
  readonly holder: TierName | null;
  readonly headName: string;
  readonly villageCode: string;
  readonly villageName: string;
  readonly place: string;
  readonly kind: QueueKind;
  readonly isCorrection: boolean;
  readonly householdPublicId: string;
  /** The revision that it undoes, and why; null for any other proposal. */
  readonly undo: { readonly revision: number; readonly note: string } | null;
  readonly channel: string;
  readonly conditionDate: string;
  readonly since: Date;
  readonly dueAt: Date | null;
  /** Of the village; null before it has met on it. */
  readonly meeting: MeetingGround | null;
  /** The record changed after this proposal was begun. */
  readonly isOvertaken: boolean;
  readonly events: readonly EventView[];
  readonly changeCount: number;
  readonly changes: readonly ChangeGroup[];
  readonly rest: readonly RestSection[];
  readonly membersAdded: readonly string[];
  readonly membersLeft: readonly { readonly name: string; readonly presence: string }[];
  readonly warnings: readonly Warning[];
  /** Why it is worth a look, the heaviest first. */
  readonly riskFactors: readonly RiskFactor[];
  /** Drawn at random for a look in the tier that holds it. */
  readonly isSampled: boolean;
  /** This person's own agreement is the last step and may be taken back. */
  readonly mayRecall: boolean;
  readonly history: readonly HistoryStep[];
  readonly contributors: readonly string[];
  readonly decidability: Decidability;
  /** Who may decide instead, when this person may not. */
  readonly colleagues: readonly string[];
  readonly returnTargets: readonly ReturnTarget[];
  /** Where to go after deciding; null when nothing else waits. */
  readonly nextId: string | null;
}

/** May this person decide on a proposal from the page of a tier? By person, never by role (DECIDED 11). */
export function decidabilityOf(
  actor: Actor,
  held: {
    readonly state: ProposalState;
    readonly contributors: readonly string[];
    readonly deciders: readonly string[];
    readonly due_at: Date | string | null;
  },
  { tier, set, workdays }: { readonly tier: TierName; readonly set: TierSet; readonly workdays: Workdays | null },
): Decidability {
  const holder = holderOf(set, held.state);
  const dueAt = held.due_at === null ? null : new Date(held.due_at);
  if (holder?.name !== tier || !mayDecideAs(actor, holder, { dueAt, workdays }))
    return { can: false, why: "not-waiting" };
  const { userId } = actor;
  if (hasFreshEyes(userId, held.contributors, held.deciders)) return { can: true };
  return { can: false, why: held.contributors.includes(userId) ? "contributed" : "decided" };
}

/** What the proposal says, in words: changes, people who come and go, warnings with their notes, and all the rest. */
export function contentOf(
  draft: Omit<Subject, "findings">,
  changes: readonly Change[],
  findings: readonly Finding[],
  sight: Sight,
) {
  const warnings = findings.filter((finding) => finding.severity === "warning");
  const subject: Subject = { ...draft, findings: warnings };
  const { payload, instrument } = subject;
  const nameOf = (uid: string) => personName(subject, uid) ?? "?";
  const presence = findQuestion(instrument, "member", "presence");
  return {
    events: eventViews({ ...subject, ...sight, nameOf }),
    changeCount: changes.length,
    changes: changeGroups(subject, changes, sight),
    rest: unchangedSections(subject, changes, sight),
    membersAdded: payload.memberOps.filter((op) => op.kind === "add").map((op) => nameOf(op.uid)),
    membersLeft: payload.memberOps.flatMap((op) =>
      op.kind === "leave"
        ? [{ name: nameOf(op.uid), presence: presence === null ? "" : shownText(presence, op.presence, sight) }]
        : [],
    ),
    warnings: warningsOf(subject, sight),
  };
}

function warningsOf(subject: Subject, sight: Sight): readonly Warning[] {
  return subject.findings.map((finding) => ({
    key: `${noteKey(finding)}.${finding.target.key}`,
    text: inLocale(finding.text, sight.locale),
    person:
      finding.target.uid === null || finding.target.level === "event" ? null : personName(subject, finding.target.uid),
    note: subject.payload.notes[noteKey(finding)] ?? "",
  }));
}
