import "server-only";
import { type ContentFamily, lacksIdentity } from "@/lib/domain/delivery/content-row";
import { type RevisionContent, UnknownChangeError } from "@/lib/domain/household/apply-changes";
import { type HouseholdRecord, newHouseholdRecord, type Source } from "@/lib/domain/household/record";
import { replay } from "@/lib/domain/household/replay";
import { type AnswerMap, answerIn } from "@/lib/domain/instrument/answers";
import type { Change } from "@/lib/domain/instrument/diff";
import type { MemberOp } from "@/lib/domain/proposal/payload";
import type { Sql } from "@/lib/server/db/sql";
import { byHousehold } from "@/lib/server/household/families";
import { openChange } from "@/lib/server/household/revisions";

/** A family of a package as it was frozen. */
export interface FrozenFamily {
  readonly household_id: string;
  readonly village_code: string;
  /** Of the content; null: in a package made before it was kept. */
  readonly status: number | null;
  readonly up_to: number;
  /** Of the first of its proposals here. */
  readonly first: number;
  readonly proposals: readonly string[];
}

/** Why a family of a package cannot be sent: as the column says it. */
type LeftOutReason = "identity" | "gap";

export interface LeftOut {
  readonly householdId: string;
  readonly reason: LeftOutReason;
}

/** The families of a package that nothing has left out, by village; a family with several proposals stands in it once. */
export function listFrozen(sql: Sql, regencyCode: string, packageId: string): Promise<FrozenFamily[]> {
  return sql<FrozenFamily>`SELECT household_id, (array_agg(village_code ORDER BY revision DESC))[1] AS village_code,
      max(content_status) AS status, max(coalesce(content_revision, revision)) AS up_to, min(revision) AS first,
      array_agg(proposal_id::text ORDER BY revision) AS proposals
    FROM delivery_item WHERE regency_code = ${regencyCode} AND package_id = ${packageId} AND left_out IS NULL
    GROUP BY household_id ORDER BY 2, 1`;
}

interface RevisionRow {
  readonly household_id: string;
  readonly revision: number;
  readonly condition_date: string;
  readonly source: Source;
  readonly changes: readonly Change[];
  readonly member_ops: readonly MemberOp[];
}

interface ImportedRow {
  readonly id: string;
  readonly status: number;
  readonly decile_national: number | null;
  readonly decile_province: number | null;
  readonly decile_regency: number | null;
  readonly decile_snapshot_id: string | null;
  readonly pbi_national: number | null;
  readonly pbi_local: number | null;
}

interface ImportedPerson {
  readonly household_id: string;
  readonly id: string;
  readonly pbi_national: number | null;
  readonly pbi_local: number | null;
}

/**
 * The records of families as their revisions up to the frozen one make them, identifiers plain (memory only). What the centre ranked stands in
 * no revision and is read as it is now. A family whose history is not whole, or in which somebody cannot be named to the centre, is left out.
 */
export async function readFrozen(
  sql: Sql,
  regencyCode: string,
  frozen: readonly FrozenFamily[],
): Promise<{ readonly families: readonly ContentFamily[]; readonly leftOut: readonly LeftOut[] }> {
  const ids = frozen.map((family) => family.household_id);
  const [revisions, households, people] = await Promise.all([
    sql<RevisionRow>`SELECT household_id, revision, condition_date, source, changes, member_ops FROM household_revision
      WHERE regency_code = ${regencyCode} AND household_id = ANY (${ids}::uuid[]) ORDER BY household_id, revision`,
    sql<ImportedRow>`SELECT id, status, decile_national, decile_province, decile_regency, decile_snapshot_id, pbi_national, pbi_local
      FROM household WHERE regency_code = ${regencyCode} AND id = ANY (${ids}::uuid[])`,
    sql<ImportedPerson>`SELECT household_id, id, pbi_national, pbi_local FROM member
      WHERE regency_code = ${regencyCode} AND household_id = ANY (${ids}::uuid[])`,
  ]);
  const revisionsOf = byHousehold(revisions);
  const peopleOf = byHousehold(people);
  const householdOf = new Map(households.map((row) => [row.id, row]));
  const families: ContentFamily[] = [];
  const leftOut: LeftOut[] = [];
  for (const one of frozen) {
    const householdId = one.household_id;
    const family = wholeFamily(one, regencyCode, {
      revisions: revisionsOf.get(householdId) ?? [],
      household: householdOf.get(householdId),
      people: peopleOf.get(householdId) ?? [],
    });
    if (family === null) leftOut.push({ householdId, reason: "gap" });
    else if (lacksIdentity(family)) leftOut.push({ householdId, reason: "identity" });
    else families.push(family);
  }
  return { families, leftOut };
}

interface Read {
  readonly revisions: readonly RevisionRow[];
  readonly household: ImportedRow | undefined;
  readonly people: readonly ImportedPerson[];
}

/** Null: its history is not whole. One such family must not keep the package from all others. */
function wholeFamily(family: FrozenFamily, regencyCode: string, read: Read): ContentFamily | null {
  try {
    return toFamily(family, regencyCode, read);
  } catch (error) {
    if (error instanceof UnknownChangeError) return null;
    throw error;
  }
}

function toFamily(family: FrozenFamily, regencyCode: string, read: Read): ContentFamily | null {
  const { village_code, up_to, first, proposals } = family;
  const counted = read.revisions.filter(({ revision }) => revision <= up_to);
  if (counted.at(-1)?.revision !== up_to) return null;
  const start = newHouseholdRecord(village_code, family.household_id);
  const before = replay(start, counted.filter(({ revision }) => revision < first).map(contentOf));
  const record = replay(start, counted.map(contentOf));
  return {
    record: { ...record, regencyCode },
    villageCode: village_code,
    status: family.status ?? read.household?.status ?? 1,
    proposalIds: proposals,
    conditionDate:
      counted
        .map((row) => row.condition_date)
        .toSorted()
        .at(-1) ?? "",
    before: new Set(before.members.filter(({ active }) => active).map(({ uid }) => uid)),
    otherCards: otherCards(read.revisions, cardOf(record)),
    imported: {
      household: read.household === undefined ? {} : rankedOf(read.household),
      people: new Map(read.people.map((row) => [row.id, premiumOf(row)])),
    },
  };
}

function cardOf({ answers }: HouseholdRecord): string | null {
  const card = answerIn(answers, "kkNumber");
  return typeof card === "string" ? card : null;
}

/** Cards that the family had before, or has got since. */
function otherCards(revisions: readonly RevisionRow[], own: string | null): readonly string[] {
  const cards = revisions.flatMap(({ changes }) =>
    changes
      .filter(({ key }) => key === "household.kkNumber")
      .map(openChange)
      .flatMap(({ before, after }) => [before, after]),
  );
  return [...new Set(cards)].filter((card): card is string => typeof card === "string" && card !== own);
}

function contentOf({ changes, member_ops, condition_date, source }: RevisionRow): RevisionContent {
  return { changes: changes.map(openChange), memberOps: member_ops, freshness: { asOf: condition_date, source } };
}

function rankedOf(row: ImportedRow): AnswerMap {
  return {
    decileNational: row.decile_national,
    decileProvince: row.decile_province,
    decileRegency: row.decile_regency,
    decileSnapshotId: row.decile_snapshot_id,
    ...premiumOf(row),
  };
}

function premiumOf({ pbi_national, pbi_local }: Pick<ImportedRow, "pbi_national" | "pbi_local">): AnswerMap {
  return { pbiNational: pbi_national, pbiLocal: pbi_local };
}
