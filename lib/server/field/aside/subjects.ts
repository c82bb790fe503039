import "server-only";
import type { AsideNext } from "@/lib/domain/field/aside";
import type { TypedLine } from "@/lib/domain/field/typed";
import { answerIn } from "@/lib/domain/instrument/answers";
import { isUuid } from "@/lib/domain/list/address";
import { eventsOf } from "@/lib/domain/proposal/payload";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { isEditable } from "@/lib/domain/workflow/workflow";
import type { Sql } from "@/lib/server/db/sql";
import { stored } from "@/lib/server/ground-check/check-row";
import {
  type CheckRow,
  type Key,
  type ProposalRow,
  readChecks,
  readFamilies,
  readMembers,
  readProposals,
  readStarts,
  type Start,
} from "./lookups";
import type { AsideRow } from "./rows";

/** Whom an operation is about, as far as the reader sees it, and what its words are read with. */
export interface AsideSubject {
  /** Null for a family that the reader does not see. */
  readonly householdId: string | null;
  /** Null for the same; empty for a new family whose head has no name yet. */
  readonly headName: string | null;
  readonly next: AsideNext | null;
  readonly form: { readonly instrument: string; readonly instrumentVersion: number } | null;
  readonly names: ReadonlyMap<string, string>;
  /** Kind of each event that is known, by its id. */
  readonly events: ReadonlyMap<string, string>;
}

/** A row with what was typed in it. */
export interface OpenAside {
  readonly row: AsideRow;
  readonly lines: readonly TypedLine[];
}

/** Whom each operation is about, by the row's id. Everything is read under the reader's own scope. */
export async function findSubjects(sql: Sql, asides: readonly OpenAside[]): Promise<ReadonlyMap<string, AsideSubject>> {
  const rows = asides.map(({ row }) => row);
  const recordOf = ({ regencyCode, recordId }: AsideRow): Key => [regencyCode, recordId];
  const [proposals, checks, starts, members] = await Promise.all([
    readProposals(sql, rows.map(recordOf)),
    readChecks(sql, rows.filter(isCheck).map(recordOf)),
    readStarts(sql, rows),
    readMembers(
      sql,
      asides.flatMap(({ row, lines }) => lines.flatMap(uidIn).map((uid): Key => [row.regencyCode, uid])),
    ),
  ]);
  const families = await readFamilies(
    sql,
    rows.flatMap(({ id, regencyCode, recordId }): readonly Key[] => {
      const family = proposals.get(recordId)?.household_id ?? starts.get(id)?.householdId;
      return family === undefined ? [] : [[regencyCode, family]];
    }),
  );
  return new Map(
    rows.map((row) => {
      const check = checks.get(row.recordId);
      const proposal = proposals.get(row.recordId);
      const known = { families, members, typed: typedNames(asides, row) };
      if (check !== undefined) return [row.id, aboutCheck(row, check)] as const;
      if (proposal !== undefined) return [row.id, aboutProposal(row, proposal, known)] as const;
      return [row.id, aboutFamily(row, starts.get(row.id) ?? null, known)] as const;
    }),
  );
}

export function isCheck({ command }: Pick<AsideRow, "command">): boolean {
  return command.startsWith("ground-check.");
}

interface Known {
  readonly families: ReadonlyMap<string, string>;
  readonly members: ReadonlyMap<string, string>;
  /** Names that operations of the record give themselves: of somebody who is in no register yet. */
  readonly typed: ReadonlyMap<string, string>;
}

function aboutCheck({ regencyCode, recordId }: AsideRow, check: CheckRow): AsideSubject {
  const { headName, people } = stored.visit(check.visit);
  const { instrument, instrument_version: instrumentVersion } = check;
  return {
    householdId: check.household_id,
    headName,
    next: check.state === "assigned" ? { kind: "check", publicId: formatPublicId(regencyCode, recordId) } : null,
    form: { instrument, instrumentVersion },
    names: new Map(people.map(({ uid, name }) => [uid, name])),
    events: new Map(),
  };
}

/** Written in the proposal while it is with the village, else in the family's next one; a family that is new has its proposal alone. */
function aboutProposal(
  { regencyCode, recordId }: AsideRow,
  { household_id: householdId, head_name: headName, state, payload }: ProposalRow,
  { families, members, typed }: Known,
): AsideSubject {
  const kind = isEditable(state) ? "draft" : families.has(householdId) ? "family" : "proposal";
  const drafted = Object.entries(payload.answers.members).flatMap(([uid, row]) => {
    const name = answerIn(row, "name");
    return typeof name === "string" ? [[uid, name] as const] : [];
  });
  return {
    householdId,
    headName,
    next: { kind, publicId: formatPublicId(regencyCode, kind === "family" ? householdId : recordId) },
    form: { instrument: payload.instrument, instrumentVersion: payload.version },
    names: new Map([...typed, ...members, ...drafted]),
    events: new Map(eventsOf(payload).map(({ id, code }) => [id, code])),
  };
}

function aboutFamily({ regencyCode }: AsideRow, start: Start | null, known: Known): AsideSubject {
  const { families, members, typed } = known;
  const householdId = start !== null && families.has(start.householdId) ? start.householdId : null;
  const newName = start === null || start.headUid === null ? null : (typed.get(start.headUid) ?? "");
  return {
    householdId,
    headName: householdId === null ? newName : (families.get(householdId) ?? null),
    next: householdId === null ? null : { kind: "family", publicId: formatPublicId(regencyCode, householdId) },
    form: null,
    names: new Map([...typed, ...members]),
    events: start?.events ?? new Map(),
  };
}

function typedNames(asides: readonly OpenAside[], { recordId }: AsideRow): ReadonlyMap<string, string> {
  const lines = asides.filter(({ row }) => row.recordId === recordId).flatMap((aside) => aside.lines);
  return new Map(
    lines.flatMap((line) => {
      if (line.kind !== "answer" || line.level !== "member" || line.key !== "name") return [];
      return line.uid !== null && typeof line.value === "string" ? [[line.uid, line.value] as const] : [];
    }),
  );
}

function uidIn(line: TypedLine): readonly string[] {
  return "uid" in line && line.uid !== null && isUuid(line.uid) ? [line.uid] : [];
}
