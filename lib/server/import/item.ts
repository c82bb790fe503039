import "server-only";
import { type Change, parseChangeKey } from "@/lib/domain/instrument/diff";
import type { Payload } from "@/lib/domain/proposal/payload";
import type { ImportSummary, ItemKind, PersonLine, PersonState } from "@/lib/domain/sid/import-view";
import type { SidProblem } from "@/lib/domain/sid/problem";
import type { Sql } from "@/lib/server/db/sql";
import type { ImportJob } from "./job";

/** What the preview shows of a family, and the draft that a commit will write. Identifiers are sealed. */
export interface ItemContent {
  readonly headName: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly people: number;
  readonly members?: readonly PersonLine[];
  readonly draft?: ItemDraft;
  /** Names by person uid, for the changes below. */
  readonly names?: Readonly<Record<string, string>>;
  readonly changes?: readonly Change[];
}

/** The columns of the proposal, ready to be copied into its table by one statement. */
export interface ItemDraft {
  readonly proposalId: string;
  readonly kind: "condition" | "new-household";
  readonly baseRevision: number;
  readonly conditionDate: string;
  readonly payload: Payload;
  readonly errors: number;
  readonly warnings: number;
  readonly warningWeight: number;
  readonly changeCount: number;
  readonly changedKeys: readonly string[];
  readonly ruleFindings: readonly string[];
}

export interface ImportItem {
  readonly kind: ItemKind;
  readonly householdId: string | null;
  readonly rowNumbers: readonly number[];
  readonly content: ItemContent | null;
  readonly problems: readonly SidProblem[];
}

/** Hamlets that a filter offers. */
const MOST_HAMLETS = 100;

export function summarize(
  items: readonly ImportItem[],
  rows: number,
  notAsked: number,
  formulas: number,
): ImportSummary {
  const count = (kind: ItemKind) => items.filter((item) => item.kind === kind).length;
  return {
    rows,
    new: count("new"),
    changed: count("changed"),
    same: count("same"),
    blocked: count("blocked"),
    rowErrors: count("row-error"),
    elsewhere: count("elsewhere"),
    unmatched: count("unmatched"),
    notAsked,
    formulas,
    people: peopleOf(items),
    fields: fieldsOf(items),
    hamlets: [...new Set(items.flatMap(({ content }) => content?.dusun ?? []))].sort().slice(0, MOST_HAMLETS),
    notes: items.flatMap(({ problems }) => problems).filter(({ code }) => code === "PROTECTED").length,
  };
}

function peopleOf(items: readonly ImportItem[]): Readonly<Record<PersonState, number>> {
  const counts = { new: 0, changed: 0, same: 0, absent: 0 };
  for (const { content } of items) for (const { state } of content?.members ?? []) counts[state] += 1;
  return counts;
}

/** Changed fields without the person, and in how many families they change. */
function fieldsOf(items: readonly ImportItem[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { content } of items) {
    const fields = (content?.changes ?? []).flatMap(({ key }) => {
      const target = parseChangeKey(key);
      return target === null ? [] : [`${target.level}.${target.key}`];
    });
    for (const field of new Set(fields)) counts.set(field, (counts.get(field) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]));
}

/** Items a statement takes: some 2 MB of text at once. */
const CHUNK = 250;

/** Writes the items in the order of the file, several hundred a statement. */
export async function insertItems(sql: Sql, job: ImportJob, items: readonly ImportItem[]): Promise<void> {
  for (let from = 0; from < items.length; from += CHUNK) {
    const rows = items.slice(from, from + CHUNK).map((item, index) => ({
      ordinal: from + index + 1,
      kind: item.kind,
      household_id: item.householdId,
      row_numbers: item.rowNumbers,
      content: item.content,
      problems: item.problems,
    }));
    await sql`INSERT INTO import_item (regency_code, import_id, village_code, ordinal, kind, household_id, row_numbers, content, problems)
      SELECT ${job.regencyCode}, ${job.importId}, ${job.villageCode}, x.ordinal, x.kind, x.household_id, x.row_numbers, x.content, x.problems
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS x (ordinal int, kind text, household_id uuid, row_numbers int[], content jsonb, problems jsonb)`;
  }
}
