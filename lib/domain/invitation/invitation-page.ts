import type { AnswerChannel, DeliveryWay, UnreachedReason } from "./flow";
import { ANSWER_CHANNELS } from "./flow";
import { LIST_STATES, type ListState } from "./list-filter";

export interface InvitationLine {
  /** Of the household. */
  readonly id: string;
  readonly publicId: string;
  readonly headName: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly state: ListState;
  readonly printedAt: Date | null;
  readonly deliveredOn: string | null;
  readonly deliveredHow: DeliveryWay | null;
  readonly reminded: number;
  readonly remindedOn: string | null;
  readonly unreachedReason: UnreachedReason | null;
  readonly unreachedOn: string | null;
  readonly answeredHow: AnswerChannel | null;
  readonly answeredAt: Date | null;
  /** Local day of the receipt that made a letter needless. */
  readonly proofOn: string | null;
}

export type StateCounts = Readonly<Record<ListState, number>>;

export interface InvitationList {
  readonly villageCode: string;
  readonly year: number;
  readonly lines: readonly InvitationLine[];
  readonly next: string | null;
  readonly counts: StateCounts;
  /** Families under the filter. */
  readonly total: number;
}

/** A family's letter as the head of its RT sees it: a short name and how the letter stands. */
export interface NeighbourLetter {
  readonly publicId: string;
  readonly shortName: string;
  readonly state: ListState;
  readonly deliveredOn: string | null;
  readonly reminded: number;
  readonly unreachedReason: UnreachedReason | null;
}

export interface NeighbourLetters {
  readonly year: number;
  readonly letters: readonly NeighbourLetter[];
  readonly next: string | null;
  readonly counts: StateCounts;
}

/** One area of the board, in counts. */
export interface BoardLine {
  readonly code: string;
  readonly name: string;
  readonly families: number;
  readonly states: StateCounts;
  readonly served: Readonly<Record<AnswerChannel, number>>;
  readonly reasons: Readonly<Record<UnreachedReason, number>>;
}

export interface Board {
  readonly code: string;
  readonly year: number;
  readonly lines: readonly BoardLine[];
  readonly total: BoardLine;
}

/** Invited: a letter, or a proof that made one needless, or served without one. */
export function invited({ families, states }: Pick<BoardLine, "families" | "states">): number {
  return families - states.none;
}

/** Served: an answer this year, or the valid proof of an earlier one. */
export function served({ states }: Pick<BoardLine, "states">): number {
  return states.answered + states.exempt;
}

/** Letters out that nothing has come back of. */
export function waiting({ states }: Pick<BoardLine, "states">): number {
  return states.issued + states.delivered;
}

export function emptyCounts<K extends string>(keys: readonly K[]): Record<K, number> {
  const counts: Partial<Record<K, number>> = {};
  for (const key of keys) counts[key] = 0;
  return counts as Record<K, number>;
}

/** The sum of areas, under a name. */
export function sumBoard(code: string, name: string, lines: readonly BoardLine[], reasons: readonly UnreachedReason[]) {
  const sum = <K extends string>(keys: readonly K[], of: (line: BoardLine) => Readonly<Record<K, number>>) => {
    const total = emptyCounts(keys);
    for (const line of lines) for (const key of keys) total[key] += of(line)[key];
    return total;
  };
  return {
    code,
    name,
    families: lines.reduce((total, line) => total + line.families, 0),
    states: sum(LIST_STATES, (line) => line.states),
    served: sum(ANSWER_CHANNELS, (line) => line.served),
    reasons: sum(reasons, (line) => line.reasons),
  } satisfies BoardLine;
}
