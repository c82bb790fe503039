import { PROPOSAL_KINDS, type ProposalKind } from "../proposal/kind";

/** How many proposals of one kind wait in one place of the village. */
export interface AgendaCount {
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly kind: ProposalKind;
  readonly families: number;
}

export type KindCounts = Readonly<Record<ProposalKind, number>>;

/** One place of an agenda: counts alone, no family is named. */
export interface AgendaLine {
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly counts: KindCounts;
  readonly total: number;
}

export interface AgendaSummary {
  readonly lines: readonly AgendaLine[];
  readonly counts: KindCounts;
  readonly total: number;
}

/** What a meeting has before it, by dusun, RW and RT in the order people count them; places without a name come last. */
export function summarizeAgenda(rows: readonly AgendaCount[]): AgendaSummary {
  const places = new Map<string, AgendaCount[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.dusun, row.rw, row.rt]);
    places.set(key, [...(places.get(key) ?? []), row]);
  }
  const lines = [...places.values()].flatMap((group): readonly AgendaLine[] => {
    const [first] = group;
    if (first === undefined) return [];
    return [{ dusun: first.dusun, rw: first.rw, rt: first.rt, counts: countKinds(group), total: sum(group) }];
  });
  return { lines: lines.toSorted(inPlaceOrder), counts: countKinds(rows), total: sum(rows) };
}

function sum(rows: readonly AgendaCount[]): number {
  return rows.reduce((total, { families }) => total + families, 0);
}

function countKinds(rows: readonly AgendaCount[]): KindCounts {
  const of = (kind: ProposalKind) => sum(rows.filter((row) => row.kind === kind));
  const counts = { condition: 0, "new-household": 0, event: 0 } satisfies Record<ProposalKind, number>;
  for (const kind of PROPOSAL_KINDS) counts[kind] = of(kind);
  return counts;
}

const collator = new Intl.Collator("id", { numeric: true, sensitivity: "base" });

function inPlaceOrder(one: AgendaLine, other: AgendaLine): number {
  for (const part of ["dusun", "rw", "rt"] as const) {
    const order = byName(one[part], other[part]);
    if (order !== 0) return order;
  }
  return 0;
}

function byName(one: string | null, other: string | null): number {
  if (one === other) return 0;
  if (one === null) return 1;
  return other === null ? -1 : collator.compare(one, other);
}
