import type { DeliveryState, RefusalReason, Reply } from "../delivery/delivery";
import type { ReplyStatus } from "../nik-match/status";

/** What the centre has said of a proposal of a package so far. */
export interface StandingItem {
  readonly proposalId: string;
  readonly state: DeliveryState;
  readonly reason: RefusalReason | null;
  readonly note: string | null;
  readonly snapshot: string | null;
  readonly snapshotOn: string | null;
  /** Day of the newest letter that spoke of the family as such, YYYY-MM-DD; null: none did, or nobody knows its day. */
  readonly repliedOn: string | null;
}

/** People of the family whom the centre can match, and what it has said of their NIKs. */
export interface PeopleCount {
  readonly people: number;
  readonly unmatched: number;
  readonly unanswered: number;
}

/**
 * What a reply makes of a proposal, in the order in which a person should look. waiting: people of the family are not answered yet, so nothing
 * changes. final: it stands in a snapshot, and the reply says otherwise. older: a newer letter has spoken, and this one is history. same: that is
 * on record already. unnamed: it is in the package, unanswered, and the reply says nothing of it.
 */
export const OUTCOMES = ["refused", "final", "older", "waiting", "accepted", "in-snapshot", "same", "unnamed"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The file says so of the family, and the people's answers say otherwise of their NIKs: they are nearer. */
export const OUTCOME_HINTS = ["PEOPLE_AGAINST"] as const;
export type OutcomeHint = (typeof OUTCOME_HINTS)[number];

export interface Settled {
  readonly outcome: Outcome;
  /** What is to be written; null: nothing. */
  readonly reply: Reply | null;
  readonly hints: readonly OutcomeHint[];
  /** What an older letter said, for the history alone. */
  readonly past?: Reply;
}

const ACCEPTED: Reply = { state: "accepted", reason: null, note: null, snapshot: null, snapshotOn: null };
const NIK_REFUSED: Reply = { ...ACCEPTED, state: "refused", reason: "nik-unmatched" };

/**
 * What becomes of a proposal by what is said of its family (null: nothing) and of its people, whichever came first: a family whose people all match
 * is accepted, one with anybody who does not is refused for the NIK. A refusal for another reason is the family's own and stands until the
 * centre says otherwise of the family; what stands in a snapshot stays.
 */
export function settleItem(item: StandingItem, said: Reply | null, people: PeopleCount): Settled {
  if (item.state === "in-snapshot") return settleRanked(item, said);
  const next = nextReply(item, said, people);
  const hints: readonly OutcomeHint[] = said !== null && next !== said ? ["PEOPLE_AGAINST"] : [];
  if (next === "kept") return { outcome: "same", reply: null, hints };
  if (next === null) return { outcome: "waiting", reply: null, hints };
  if (!differs(item, next)) return { outcome: "same", reply: null, hints };
  // What the people's answers make again of what stands has nothing to add to the note that stands there.
  if (next !== said && next.state === item.state && next.reason === item.reason)
    return { outcome: "same", reply: null, hints };
  return { outcome: outcomeOf(next), reply: next, hints };
}

/** What a letter older than the one that stands says changes nothing; where it says otherwise it is kept as history. */
export function settleOlder(item: StandingItem, said: Reply): Settled {
  return differs(item, said)
    ? { outcome: "older", reply: null, hints: [], past: said }
    : { outcome: "same", reply: null, hints: [] };
}

function outcomeOf({ state }: Reply): Outcome {
  return state;
}

/** Told once more it is the same, and may bring the day along; another name, or anything else, changes nothing. */
function settleRanked(item: StandingItem, said: Reply | null): Settled {
  const isSame = said === null || (said.state === "in-snapshot" && said.snapshot === item.snapshot);
  if (!isSame) return { outcome: "final", reply: null, hints: [] };
  if (said === null || item.snapshotOn !== null || said.snapshotOn === null)
    return { outcome: "same", reply: null, hints: [] };
  return { outcome: "in-snapshot", reply: { ...said, note: said.note ?? item.note }, hints: [] };
}

function nextReply(item: StandingItem, said: Reply | null, people: PeopleCount): Reply | "kept" | null {
  if (said?.state === "in-snapshot") return said;
  if (said?.state === "refused" && said.reason !== "nik-unmatched") return said;
  const isOtherRefusal = item.state === "refused" && item.reason !== "nik-unmatched";
  if (said === null && isOtherRefusal) return "kept";
  if (people.unmatched > 0) return said?.state === "refused" ? said : NIK_REFUSED;
  if (people.people > 0 && people.unanswered === 0) return said?.state === "accepted" ? said : ACCEPTED;
  return said;
}

function differs(item: StandingItem, reply: Reply): boolean {
  return (
    item.state !== reply.state ||
    item.reason !== reply.reason ||
    item.snapshot !== reply.snapshot ||
    item.snapshotOn !== reply.snapshotOn ||
    (reply.note !== null && item.note !== reply.note)
  );
}

/** What stands of a person in a package. */
export interface PersonAnswer {
  readonly status: ReplyStatus;
  /** Day of the reply, YYYY-MM-DD. */
  readonly repliedOn: string;
}

/** The answer that holds of a person: that of the later letter, and of two of one day the one that came in last. */
export function laterAnswer(standing: PersonAnswer | undefined, fresh: PersonAnswer): PersonAnswer {
  return standing !== undefined && standing.repliedOn > fresh.repliedOn ? standing : fresh;
}

/** Counts a family's people by what stands of them. */
export function countPeople(people: number, answers: Iterable<PersonAnswer>): PeopleCount {
  const all = [...answers];
  return {
    people,
    unmatched: all.filter(({ status }) => status !== "matched").length,
    unanswered: Math.max(0, people - all.length),
  };
}

/** Of what agreeing rows say of one family, one: that with the note which comes last, so that the order of rows tells nothing. */
export function chosenReply(replies: readonly Reply[]): Reply | null {
  return replies.toSorted((a, b) => (b.note ?? "").localeCompare(a.note ?? ""))[0] ?? null;
}
