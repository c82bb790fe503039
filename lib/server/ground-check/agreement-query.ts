import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import type { CheckRange } from "@/lib/domain/ground-check/list-filter";
import { type AgreementCount, type AgreementLine, agreementLines } from "@/lib/domain/ground-check/statistics";
import { inLocale } from "@/lib/domain/instrument/locale";
import type { Locale } from "@/lib/domain/instrument/question";
import { questionAnywhere } from "@/lib/domain/instrument/registry";
import { Prisma } from "@/lib/server/db/generated/client";
import { underScope } from "@/lib/server/db/scoped";
import { displayNames } from "@/lib/server/queue/names";

const DAY_MS = 86_400_000;
/** Officers and variables of a regency; beyond this a page is no longer read. */
const MOST_LINES = 500;

export interface NamedAgreement extends AgreementLine {
  readonly name: string;
}

export interface AgreementPage {
  readonly checks: number;
  /** Checks whose family was not found or did not answer. */
  readonly withoutAnswer: number;
  readonly operators: readonly NamedAgreement[];
  readonly variables: readonly NamedAgreement[];
}

interface CountRow {
  readonly key: string;
  readonly checks: number;
  readonly agree: number;
  readonly differ: number;
}

/**
 * How often a second look agrees with what was proposed, by who worked on the proposal and by variable. Null for whoever
 * orders no checks. No family is named.
 */
export async function findAgreement(
  actor: Actor,
  range: CheckRange,
  locale: Locale,
  now: Date,
): Promise<AgreementPage | null> {
  if (!authorize(actor, "ground-check:order")) return null;
  const { lo, hi } = rangeOf(actor.grant.regionCode);
  const since = range === null ? null : new Date(now.getTime() - range * DAY_MS);
  const within = Prisma.sql`c.regency_code = ${actor.grant.regionCode.slice(0, 4)} AND c.village_code >= ${lo} AND c.village_code < ${hi}
    AND c.state = 'done' AND (${since}::timestamptz IS NULL OR c.done_at >= ${since}::timestamptz)`;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const [[whole], operators, variables] = await Promise.all([
      sql<{
        checks: number;
        without: number;
      }>`SELECT count(*)::int AS checks, count(*) FILTER (WHERE c.outcome <> 'found')::int AS without
        FROM ground_check c WHERE ${within}`,
      sql<CountRow>`SELECT o.id::text AS key, count(*)::int AS checks, sum(c.agree_count)::int AS agree, sum(c.differ_count)::int AS differ
        FROM ground_check c CROSS JOIN LATERAL unnest(c.operators) AS o (id) WHERE ${within} AND c.outcome = 'found'
        GROUP BY 1 LIMIT ${MOST_LINES}`,
      sql<CountRow>`SELECT f.field ->> 'key' AS key, count(DISTINCT c.id)::int AS checks,
          count(*) FILTER (WHERE f.field ->> 'result' = 'agree')::int AS agree,
          count(*) FILTER (WHERE f.field ->> 'result' = 'differ')::int AS differ
        FROM ground_check c CROSS JOIN LATERAL jsonb_array_elements(c.compared) AS f (field)
        WHERE ${within} AND f.field ->> 'result' <> 'unanswered' GROUP BY 1 LIMIT ${MOST_LINES}`,
    ]);
    const names = await displayNames(
      sql,
      operators.map(({ key }) => key),
    );
    return {
      checks: whole?.checks ?? 0,
      withoutAnswer: whole?.without ?? 0,
      operators: named(operators, (key) => names.get(key) ?? "?"),
      variables: named(variables, (key) => labelOf(key, locale)),
    };
  });
}

function named(counts: readonly AgreementCount[], nameOf: (key: string) => string): readonly NamedAgreement[] {
  return agreementLines(counts).map((line) => ({ ...line, name: nameOf(line.key) }));
}

/** A variable is asked by either form under one key; the first that knows it names it. */
function labelOf(key: string, locale: Locale): string {
  const question = questionAnywhere("household", key) ?? questionAnywhere("member", key);
  return question === null ? key : inLocale(question.label, locale);
}
