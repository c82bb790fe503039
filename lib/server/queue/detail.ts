import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import { inLocale } from "@/lib/domain/instrument/locale";
import { formatPublicId, type PublicId } from "@/lib/domain/public-id/public-id";
import type { QueueFilter } from "@/lib/domain/queue/filter";
import { type Finding, noteKey } from "@/lib/domain/rule/finding";
import { HOLDERS, hasFreshEyes, type ProposalState, type ReturnTarget } from "@/lib/domain/workflow/workflow";
import type { Locale } from "@/lib/i18n/locale";
import type { ReadPurpose } from "@/lib/server/audit/audit-entry";
import { logRead } from "@/lib/server/audit/log-read";
import { type ReadTx, readScoped } from "@/lib/server/db/scoped";
import { evaluateDraft } from "@/lib/server/proposal/evaluate";
import { readHistory, type Step } from "./history";
import { displayNames, type Place, placesOf } from "./names";
import { type OpenProposal, openProposal } from "./open-proposal";
import { findNext, waitingFor } from "./queries";
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
import { placeText } from "./to-row";

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
  readonly headName: string;
  readonly village: Place | null;
  readonly place: string;
  readonly kind: "condition" | "new-household";
  readonly isCorrection: boolean;
  readonly channel: string;
  readonly conditionDate: string;
  readonly since: Date;
  readonly dueAt: Date | null;
  /** The record changed after this proposal was begun. */
  readonly isOvertaken: boolean;
  readonly changeCount: number;
  readonly changes: readonly ChangeGroup[];
  readonly rest: readonly RestSection[];
  readonly membersAdded: readonly string[];
  readonly membersLeft: readonly { readonly name: string; readonly presence: string }[];
  readonly warnings: readonly Warning[];
  readonly history: readonly Step[];
  readonly contributors: readonly string[];
  readonly decidability: Decidability;
  readonly returnTargets: readonly ReturnTarget[];
  /** Where to go after deciding; null when nothing else waits. */
  readonly nextId: string | null;
}

export interface DetailRequest {
  /** The state that this page decides on. */
  readonly state: ProposalState;
  readonly filter: QueueFilter;
  readonly now: Date;
  readonly locale: Locale;
  readonly purpose: Extract<ReadPurpose, "decide" | "meeting">;
}

/**
 * One proposal as a decider reads it: what changes, what the rules say, what happened so far, and whether this person
 * may decide. Null when it is not in the actor's area. The reading is logged.
 */
export async function findDetail(actor: Actor, at: PublicId, request: DetailRequest): Promise<ProposalDetail | null> {
  const waiting = await waitingFor(actor, request.state, request.filter, request.now);
  return readScoped(scopeOf(actor), async (tx) => {
    const open = await openProposal(tx, at.regencyCode, at.id);
    if (open === null) return null;
    await logRead(tx, actor, request.purpose, "proposal", [at.id]);
    const { row } = open;
    const cursor = { weight: row.warning_weight, since: new Date(row.state_since).getTime(), id: at.id };
    const next = await findNext(tx, waiting, cursor);
    return toDetail(tx, actor, open, request, next === null ? null : formatPublicId(next.regency_code, next.id));
  });
}

async function toDetail(
  tx: ReadTx,
  actor: Actor,
  open: OpenProposal,
  request: DetailRequest,
  nextId: string | null,
): Promise<ProposalDetail> {
  const { row, draft } = open;
  const names = await displayNames(tx.db, row.contributors);
  const places = await placesOf(tx.db, [row.village_code]);
  return {
    publicId: formatPublicId(draft.regencyCode, draft.id),
    regencyCode: draft.regencyCode,
    id: draft.id,
    version: row.version,
    state: row.state,
    headName: row.head_name,
    village: places.get(row.village_code) ?? null,
    place: placeText(row),
    kind: row.kind,
    isCorrection: row.is_correction,
    channel: row.channel,
    conditionDate: row.condition_date,
    since: new Date(row.state_since),
    dueAt: row.due_at === null ? null : new Date(row.due_at),
    isOvertaken: draft.family !== null && draft.family.revision > row.base_revision,
    ...contentOf(open, { locale: request.locale, identity: authorize(actor, "household:read-identity") }),
    history: await readHistory(tx, draft.regencyCode, draft.id),
    contributors: row.contributors.map((id) => names.get(id) ?? "?"),
    decidability: decidabilityOf(actor, open, request.state),
    returnTargets: HOLDERS[request.state]?.returnTargets ?? [],
    nextId,
  };
}

function decidabilityOf(actor: Actor, { row }: OpenProposal, state: ProposalState): Decidability {
  if (row.state !== state) return { can: false, why: "not-waiting" };
  if (hasFreshEyes(actor.userId, row.contributors, row.deciders)) return { can: true };
  return { can: false, why: row.contributors.includes(actor.userId) ? "contributed" : "decided" };
}

/** What the proposal says. An applied one says nothing any more here: its changes are the record, see the revision. */
function contentOf({ draft }: OpenProposal, sight: Sight) {
  const evaluation = evaluateDraft(draft, draft.payload);
  const after = evaluation?.answers ?? draft.payload.answers;
  const changes = evaluation?.changes ?? [];
  const findings = evaluation?.findings.filter((finding) => finding.severity === "warning") ?? [];
  const { instrument, base, payload } = draft;
  const subject: Subject = { instrument, base, after, payload, findings };
  const nameOf = (uid: string) => personName(subject, uid) ?? "?";
  const presence = findQuestion(instrument, "member", "presence");
  return {
    changeCount: changes.length,
    changes: changeGroups(subject, changes, sight),
    rest: unchangedSections(subject, changes, sight),
    membersAdded: payload.memberOps.filter((op) => op.kind === "add").map((op) => nameOf(op.uid)),
    membersLeft: payload.memberOps.flatMap((op) =>
      op.kind === "leave"
        ? [{ name: nameOf(op.uid), presence: presence === null ? "" : shownText(presence, op.presence, sight) }]
        : [],
    ),
    warnings: warningsOf(subject, findings, sight),
  };
}

function warningsOf(subject: Subject, findings: readonly Finding[], sight: Sight): readonly Warning[] {
  return findings.map((finding) => ({
    key: `${noteKey(finding)}.${finding.target.key}`,
    text: inLocale(finding.text, sight.locale),
    person: finding.target.uid === null ? null : personName(subject, finding.target.uid),
    note: subject.payload.notes[noteKey(finding)] ?? "",
  }));
}
