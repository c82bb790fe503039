import "server-only";
import { uuidv7 } from "uuidv7";
import { instrumentFor } from "@/lib/domain/instrument/registry";
import type { Book } from "@/lib/domain/sid/book";
import type { BookAnswer } from "@/lib/domain/sid/book-question";
import { MAX_ROWS } from "@/lib/domain/sid/columns";
import { misplacedInSurvey } from "@/lib/domain/sid/misplaced";
import { rowProblem } from "@/lib/domain/sid/problem";
import { draftForSurvey, readSurveyRows, type SurveyRow } from "@/lib/domain/sid/survey-draft";
import { referenceSql } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";
import type { VillagePeriod } from "@/lib/server/period/find-period";
import { formNow } from "@/lib/server/regional/region-set";
import { findSettings } from "@/lib/server/rule/surroundings";
import { itemsOfDraft, rowErrorItems } from "./family-item";
import type { ImportItem } from "./item";
import { type ImportJob, scopeOfJob } from "./job";
import { findKnown, findUnderWay, loadFamilies } from "./register";

/** Families read at once. */
const CHUNK = 100;

type SurveyBook = Extract<Book, { readonly family: unknown }>;

/**
 * What an export of survey answers proposes: families found by their card, people by their NIK, answers alone. Who is not in the
 * register is listed as unmatched: a survey adds nobody.
 */
export async function surveyItems(
  job: ImportJob,
  period: VillagePeriod,
  book: SurveyBook,
  answer: BookAnswer | null,
  now: Date,
): Promise<{ readonly items: readonly ImportItem[]; readonly rows: number } | "TOO_MANY_ROWS"> {
  const shifts =
    answer?.mend === true
      ? misplacedInSurvey(book.format, book).flatMap((fault) => (fault.kind === "shift" ? [fault] : []))
      : [];
  const families = readSurveyRows(book.format, "family", book.family, shifts);
  const members = readSurveyRows(book.format, "member", book.member, shifts);
  if (families.length > MAX_ROWS || members.length > MAX_ROWS) return "TOO_MANY_ROWS";
  const asked = instrumentFor(period.instrument, period.instrumentVersion);
  if (asked === null) throw new Error("the period names an instrument that the portal does not know");
  const rows = [...families, ...members];
  const { known, underWay, settings } = await underScope(scopeOfJob(job), async ({ sql }) => ({
    known: await findKnown(
      sql,
      job,
      rows.map(({ row, kk, nik }) => ({ row, values: { no_kk: kk, nik } })),
    ),
    underWay: await findUnderWay(sql, job, period.id),
    settings: await findSettings(sql, job.villageCode),
  }));
  const form = await formNow(referenceSql(), asked, job.villageCode, period, now);
  const context = { places: new Map(), conditionDate: period.today, hamlets: new Map(), newUid: uuidv7 };
  const making = { job, period, form, underWay, context, settings };
  const { byFamily, strangers } = placed(families, members, known.householdByKk);
  const items: ImportItem[] = [...rowErrorItems(strangers.map(({ row }) => rowProblem(row, "FAMILY_UNKNOWN")))];
  const ids = [...byFamily.keys()];
  for (let from = 0; from < ids.length; from += CHUNK) {
    const loaded = await underScope(scopeOfJob(job), ({ sql }) =>
      loadFamilies(sql, job, ids.slice(from, from + CHUNK)),
    );
    for (const [id, family] of loaded) {
      const own = byFamily.get(id) ?? { family: [], members: [] };
      const drafted = draftForSurvey(family.answers, own.family, own.members);
      items.push(...itemsOfDraft(making, family, [...own.family, ...own.members], drafted));
    }
  }
  return { items: items.sort((a, b) => (a.rowNumbers[0] ?? 0) - (b.rowNumbers[0] ?? 0)), rows: members.length };
}

interface OwnRows {
  readonly family: SurveyRow[];
  readonly members: SurveyRow[];
}

function placed(
  families: readonly SurveyRow[],
  members: readonly SurveyRow[],
  householdByKk: ReadonlyMap<string, string | "several">,
): { readonly byFamily: ReadonlyMap<string, OwnRows>; readonly strangers: readonly SurveyRow[] } {
  const byFamily = new Map<string, OwnRows>();
  const strangers: SurveyRow[] = [];
  for (const [level, rows] of [
    ["family", families],
    ["members", members],
  ] as const)
    for (const row of rows) {
      const id = row.kk === null ? undefined : householdByKk.get(row.kk);
      if (id === undefined || id === "several") strangers.push(row);
      else {
        const own = byFamily.get(id) ?? { family: [], members: [] };
        own[level].push(row);
        byFamily.set(id, own);
      }
    }
  return { byFamily, strangers };
}
