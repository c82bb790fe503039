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
  settleOlder,
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

export interface SettledItem extends Settled {
  readonly item: StandingItem;
  /** Day of the letter whose word on the family now stands; null: none has spoken of it as such. */
  readonly repliedOn: string | null;
}

export interface SettledFamily {
  readonly items: readonly SettledItem[];
  readonly count: PeopleCount;
  /** By person: what stands of them with this file. */
  readonly answers: ReadonlyMap<string, PersonAnswer>;
}

/**
 * What a file makes of a family's proposals, by what stands of it and the file's rows about it. Of two letters the newer one's word on the family
 * holds, and answers about people that are older than that word no longer speak against it.
 */
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
    return settleWord(item, chosenReply(replies), repliedOn, standing.people, answers);
  });
  return { items, count, answers };
}

function settleWord(
  item: StandingItem,
  said: Reply | null,
  repliedOn: string,
  people: number,
  answers: ReadonlyMap<string, PersonAnswer>,
): SettledItem {
  const stands = item.repliedOn;
  if (said !== null && stands !== null && repliedOn < stands)
    return { ...settleOlder(item, said), item, repliedOn: stands };
  const word = said === null ? stands : repliedOn;
  const counted = [...answers.values()].filter((answer) => word === null || answer.repliedOn >= word);
  return { ...settleItem(item, said, countPeople(people, counted)), item, repliedOn: word };
}
