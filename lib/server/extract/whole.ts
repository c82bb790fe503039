import "server-only";
import type { StagedValue } from "@/lib/domain/extract/read-value";
import { tempIdOf } from "@/lib/domain/nik/temp-id";
import { findVariable } from "@/lib/domain/variable/dictionary";
import type { Level, Variable } from "@/lib/domain/variable/variable";
import type { AsOf, Row, WholeFamily, WholeMember } from "@/lib/server/household/whole-family";
import type { StagedContent } from "./row-cells";

/** What all families of a load share. */
export interface LoadFacts {
  readonly conditionDate: string;
  readonly snapshot: { readonly id: string; readonly rankedOn: string } | null;
  /** Where staged values belong (`level.key`), as the load's rows hold them. */
  readonly layout: { readonly keluarga: readonly string[]; readonly anggota: readonly string[] };
  /** When it was confirmed: the families' instant. */
  readonly confirmedAt: Date;
}

export interface StagedFamily {
  readonly id: string;
  readonly villageCode: string;
  readonly content: StagedContent;
  /** In the order of the file. */
  readonly people: readonly { readonly id: string; readonly content: StagedContent }[];
}

const SOURCE_LOAD = 1;

/** Values by the place they have in the record: answers by level, and what the ranking centre sets. */
interface Sorted {
  readonly answers: Readonly<Record<Level, Row>>;
  readonly imported: Row;
  readonly asOf: Record<string, AsOf>;
}

/** A staged family as the register holds it: answers as of the extract's day, its card and its people, the head first. */
export function wholeFamily(staged: StagedFamily, facts: LoadFacts): WholeFamily {
  const { card } = staged.content;
  const own = sorted(staged.content.values, facts.layout.keluarga, facts, ["place"]);
  const people = staged.people.map(({ id, content }) => ({ id, content, read: sortedPerson(content, facts) }));
  const isHead = (row: Row) => row["relationToHead"] === 1;
  const ordered = [
    ...people.filter(({ read }) => isHead(read.answers.member)),
    ...people.filter(({ read }) => !isHead(read.answers.member)),
  ];
  return {
    id: staged.id,
    villageCode: staged.villageCode,
    status: 1,
    household: { ...(card === null ? {} : { kkNumber: card }), ...own.answers.household },
    imported: { ...own.imported, ...snapshotOf(own.imported, facts) },
    cards: card === null ? [] : [{ number: card, validFrom: facts.conditionDate, validTo: null }],
    members: ordered.map(({ id, content, read }, index) => memberOf(id, content, read, index + 1)),
    asOf: own.asOf,
    loadedAt: facts.confirmedAt.getTime(),
  };
}

function sortedPerson(content: StagedContent, facts: LoadFacts): Sorted {
  return sorted(content.values, facts.layout.anggota, facts, ["demographic"]);
}

function memberOf(
  uid: string,
  { nik }: StagedContent,
  { answers, imported, asOf }: Sorted,
  memberNo: number,
): WholeMember {
  return {
    uid,
    active: true,
    tempId: nik === null ? tempIdOf(uid) : null,
    answers: { ...(nik === null ? {} : { nik }), memberNo, ...answers.member },
    civil: answers.civil,
    imported,
    asOf,
  };
}

/** A date stands only where something of its block was answered: what an extract does not say is not as of its day. */
function sorted(
  values: readonly StagedValue[],
  slots: readonly string[],
  { conditionDate }: LoadFacts,
  always: readonly string[],
): Sorted {
  const answers: Record<Level, Row> = { household: {}, member: {}, civil: {} };
  const imported: Row = {};
  const asOf: Record<string, AsOf> = {};
  const told = (block: string) => {
    asOf[block] = { date: conditionDate, source: SOURCE_LOAD };
  };
  for (const block of always) told(block);
  for (const { variable, value } of answered(values, slots)) {
    if (variable.kind === "imported") imported[variable.key] = value;
    else {
      answers[variable.level][variable.key] = value;
      told(variable.dateBlock);
    }
  }
  return { answers, imported, asOf };
}

/** Staged values that are answers, with what they answer. What the ranking centre sets is among them. */
export function answered(
  values: readonly StagedValue[],
  slots: readonly string[],
): readonly { readonly variable: Variable; readonly value: string | number }[] {
  return slots.flatMap((slot, index) => {
    const value = values[index] ?? null;
    const variable = value === null ? null : variableOf(slot);
    return value === null || variable === null ? [] : [{ variable, value }];
  });
}

const known = new Map<string, Variable | null>();

/** Null for one that a later version gave up. */
function variableOf(slot: string): Variable | null {
  const found = known.get(slot);
  if (found !== undefined) return found;
  const [level, key = ""] = slot.split(".");
  const variable = level === "household" || level === "member" || level === "civil" ? findVariable(level, key) : null;
  known.set(slot, variable);
  return variable;
}

function snapshotOf(imported: Row, { snapshot }: LoadFacts): Row {
  const isRanked = snapshot !== null && typeof imported["decileNational"] === "number";
  return isRanked ? { decileSnapshotId: snapshot.id, decileSnapshotOn: snapshot.rankedOn } : {};
}
