import "server-only";
import { type Actor, authorizeIn, scopeOf } from "@/lib/domain/access/actor";
import { VERDICTS, type Verdict } from "@/lib/domain/extract/compare";
import type { DifferenceLine, DifferencePage } from "@/lib/domain/extract/difference-view";
import { answerText } from "@/lib/domain/instrument/answer-text";
import type { AnswerValue } from "@/lib/domain/instrument/answers";
import { parseChangeKey } from "@/lib/domain/instrument/diff";
import { questionAnywhere } from "@/lib/domain/instrument/registry";
import { formatPublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import { findVariable } from "@/lib/domain/variable/dictionary";
import type { Locale } from "@/lib/i18n/locale";
import { logRead } from "@/lib/server/audit/log-read";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { villageNames } from "@/lib/server/queue/names";
import { openDifference, type StoredDifference } from "./difference-row";

const PAGE = 25;

interface Row extends StoredDifference {
  state: "open" | "kept" | "taken";
  village_code: string;
  head_name: string;
  member_name: string | null;
}

export interface Asked {
  readonly verdict: string | undefined;
  /** `semua` for all conflicts; else those that wait, while any does. */
  readonly state?: string | undefined;
  /** `<household>.<field>` of the last line of the page before. */
  readonly after: string | undefined;
  readonly locale: Locale;
}

/** Where a load and the register differ, one page, by name: each page leaves its audit row. Null outside the person's area. */
export async function listDifferences(actor: Actor, publicId: string, asked: Asked): Promise<DifferencePage | null> {
  const key = parsePublicId(publicId);
  if (key === null || !authorizeIn(actor, "extract:read", key.regencyCode)) return null;
  return underScope(scopeOf(actor), async (tx) => {
    const [load] = await tx.sql<{ state: string; created_by: string }>`SELECT state, created_by FROM extract_load
      WHERE regency_code = ${key.regencyCode} AND id = ${key.id}::uuid`;
    if (load === undefined) return null;
    const { counts, open } = await countVerdicts(tx, key);
    const verdict =
      VERDICTS.find((one) => one === asked.verdict) ?? VERDICTS.find((one) => (counts[one] ?? 0) > 0) ?? "conflict";
    const shows = verdict === "conflict" && open > 0 && asked.state !== "semua" ? "open" : "all";
    const rows = await readRows(tx, key, { verdict, shows, after: asked.after });
    const shown = rows.slice(0, PAGE);
    const names = await villageNames(
      tx.sql,
      shown.map(({ village_code }) => village_code),
    );
    await logRead(tx, actor, "match", "household", [...new Set(shown.map(({ household_id }) => household_id))]);
    const last = rows.length > PAGE ? shown.at(-1) : undefined;
    return {
      publicId,
      regencyCode: key.regencyCode,
      id: key.id,
      counts,
      verdict,
      open,
      shows,
      lines: shown.map((row) => toLine(row, key.regencyCode, names, asked.locale)),
      next: last === undefined ? null : `${last.household_id}.${last.field}`,
      canDecide:
        load.state === "recorded" &&
        load.created_by !== actor.userId &&
        authorizeIn(actor, "extract:confirm", key.regencyCode),
    };
  });
}

type Key = { readonly regencyCode: string; readonly id: string };

async function countVerdicts({ sql }: ScopedTx, { regencyCode, id }: Key) {
  const rows = await sql<{
    verdict: Verdict;
    rows: number;
    open: number;
  }>`SELECT verdict, count(*)::int AS rows, (count(*) FILTER (WHERE state = 'open'))::int AS open FROM extract_difference
    WHERE regency_code = ${regencyCode} AND load_id = ${id}::uuid GROUP BY 1`;
  const counts: Partial<Record<Verdict, number>> = Object.fromEntries(
    rows.map(({ verdict, rows: count }) => [verdict, count]),
  );
  return { counts, open: rows.find(({ verdict }) => verdict === "conflict")?.open ?? 0 };
}

const PLACE = /^([0-9a-f-]{36})\.([\w:.-]{1,120})$/;
const FIRST = "00000000-0000-0000-0000-000000000000";

function readRows(
  { sql }: ScopedTx,
  { regencyCode, id }: Key,
  {
    verdict,
    shows,
    after,
  }: { readonly verdict: Verdict; readonly shows: "open" | "all"; readonly after: string | undefined },
): Promise<Row[]> {
  const states = shows === "open" ? ["open"] : ["kept", "open", "taken"];
  const [, household = FIRST, field = ""] = PLACE.exec(after ?? "") ?? [];
  return sql<Row>`SELECT d.household_id, d.field, d.verdict, d.state, d.values_sealed, d.village_code, h.head_name, m.name AS member_name
    FROM extract_difference d JOIN household h ON h.regency_code = d.regency_code AND h.id = d.household_id
      LEFT JOIN member m ON m.regency_code = d.regency_code AND m.household_id = d.household_id
        AND m.id::text = substring(d.field FROM '^(?:member:|civil:|leaving\\.)([0-9a-f-]{36})')
    WHERE d.regency_code = ${regencyCode} AND d.load_id = ${id}::uuid AND d.verdict = ${verdict} AND d.state = ANY (${states})
      AND (d.household_id, d.field) > (${household}::uuid, ${field}) ORDER BY d.household_id, d.field LIMIT ${PAGE + 1}`;
}

function toLine(row: Row, regencyCode: string, villages: ReadonlyMap<string, string>, locale: Locale): DifferenceLine {
  const { key, base, ours, theirs } = openDifference(row);
  const target = parseChangeKey(key);
  const text = (value: AnswerValue) => {
    if (target === null) return value === null ? "" : String(value);
    const question = questionAnywhere(target.level, target.key);
    if (question !== null) return answerText(question, value, locale);
    return value === null ? "" : String(value);
  };
  const label = target === null ? null : (findVariable(target.level, target.key)?.label[locale] ?? target.key);
  return {
    family: formatPublicId(regencyCode, row.household_id),
    householdId: row.household_id,
    headName: row.head_name,
    memberName: row.member_name,
    village: villages.get(row.village_code) ?? row.village_code,
    field: key,
    label,
    state: row.state,
    base: text(base),
    ours: text(ours),
    theirs: text(theirs),
  };
}
