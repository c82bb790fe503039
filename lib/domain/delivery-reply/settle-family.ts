import type { Reply } from "../delivery/delivery";
import type { ReplyStatus } from "../nik-match/status";
import {
  chosenReply,
  countPeople,
  laterAnswer,
  type PeopleCount,
  type PersonAnswer,
  type Settled,
  type StandingItem,
  settleItem,
} from "./settle";

/** A taken row about a family, without its numbers. */
export interface TakenRow {
  /** Null: every proposal of the family. */
  readonly proposalId: string | null;
  readonly said: { readonly family: Reply } | { readonly person: ReplyStatus; readonly uid: string };
}

export interface FamilyStanding {
  /** Its proposals in the package that have not gone out again. */
  readonly items: readonly StandingItem[];
  /** How many of its people the centre can match. */
  readonly people: number;
  /** By person: what stands of them in this package. */
  readonly answers: ReadonlyMap<string, PersonAnswer>;
}

export interface SettledFamily {
  readonly items: readonly (Settled & { readonly item: StandingItem })[];
  readonly count: PeopleCount;
  /** By person: what stands of them with this file. */
  readonly answers: ReadonlyMap<string, PersonAnswer>;
}

/** What a file makes of a family's proposals, by what stands of it and the file's rows about it. */
export function settleFamily(standing: FamilyStanding, rows: readonly TakenRow[], repliedOn: string): SettledFamily {
  const answers = new Map(standing.answers);
  for (const { said } of rows)
    if ("person" in said)
      answers.set(said.uid, laterAnswer(standing.answers.get(said.uid), { status: said.person, repliedOn }));
  const count = countPeople(standing.people, answers.values());
  const items = standing.items.map((item) => {
    const replies = rows.flatMap(({ proposalId, said }) =>
      "family" in said && (proposalId === null || proposalId === item.proposalId) ? [said.family] : [],
    );
    return { ...settleItem(item, chosenReply(replies), count), item };
  });
  return { items, count, answers };
}
