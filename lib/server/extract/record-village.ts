import "server-only";
import { uuidv7 } from "uuidv7";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { blindIndex } from "@/lib/server/crypto/seal";
import type { Bulk, BulkTx } from "@/lib/server/db/bulk";
import type { Sql } from "@/lib/server/db/sql";
import { firstRevision, HOUSEHOLD_REVISION } from "@/lib/server/household/first-revision";
import {
  civilCells,
  HOUSEHOLD,
  HOUSEHOLD_DECILE,
  HOUSEHOLD_KK,
  householdCells,
  MEMBER,
  MEMBER_CIVIL,
  memberCells,
  openVault,
  type Vault,
} from "@/lib/server/household/record-rows";
import { textAt, type WholeFamily } from "@/lib/server/household/whole-family";
import { enqueueRollups } from "@/lib/server/rollup/enqueue";
import { decileCells } from "./decile-cells";
import { type ExtractJob, LoadLeft, scopeOfLoad } from "./job";
import { openContent } from "./row-cells";
import { type LoadFacts, type StagedFamily, wholeFamily } from "./whole";

export interface Recording {
  readonly job: ExtractJob;
  readonly bulk: Bulk;
  readonly facts: LoadFacts;
  readonly grantId: string;
  /** What stands before the order of the feed of changes; asked once, because the table's default asks for each row. */
  readonly feedEra: number;
  readonly now: Date;
}

const REVISION = { ...HOUSEHOLD_REVISION, columns: [...HOUSEHOLD_REVISION.columns, "feed_era"] };

/** Families written at once: a statement has seconds, and so many lie in memory. */
const AT_ONCE = 500;

/** Records the new families of one village in one transaction, with registries, first revision, deciles, stale mark and audit. */
export async function recordVillage(recording: Recording, villageCode: string): Promise<void> {
  const { job, bulk, facts } = recording;
  await bulk.underScope(scopeOfLoad(job), async (tx) => {
    const { sql } = tx;
    const held = await sql`SELECT 1 FROM extract_load
      WHERE regency_code = ${job.regencyCode} AND id = ${job.loadId} AND state = 'recording' FOR SHARE`;
    if (held.length === 0) throw new LoadLeft();
    // No decision gives one of these card numbers to another family of the village meanwhile.
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`cards:${villageCode}`}, 0))`;
    if (facts.snapshot !== null) await sql`SELECT app_lock_deciles()`;
    const written = { families: 0, people: 0 };
    for (let after: number | null = 0; after !== null; ) {
      const chunk = await readChunk(sql, job, villageCode, after);
      const taken = await takeChunk(tx, recording, villageCode, chunk.families);
      written.families += taken.length;
      written.people += taken.reduce((sum, { members }) => sum + members.length, 0);
      after = chunk.last;
    }
    await closeVillage(sql, recording, villageCode, written);
  });
}

interface RowRead {
  row_number: number;
  id: string;
  kk_bidx: Buffer;
  content: Buffer;
}

async function readChunk(
  sql: Sql,
  { regencyCode, loadId }: ExtractJob,
  villageCode: string,
  after: number,
): Promise<{ readonly families: readonly StagedFamily[]; readonly last: number | null }> {
  const families = await sql<RowRead>`SELECT row_number, id, kk_bidx, content FROM extract_row
    WHERE regency_code = ${regencyCode} AND load_id = ${loadId} AND part = 1 AND village_code = ${villageCode} AND kind = 'new'
      AND row_number > ${after} ORDER BY row_number LIMIT ${AT_ONCE}`;
  const cards = families.map(({ kk_bidx }) => kk_bidx);
  const people = await sql<RowRead>`SELECT row_number, id, kk_bidx, content FROM extract_row
    WHERE regency_code = ${regencyCode} AND load_id = ${loadId} AND part = 2 AND kk_bidx = ANY (${cards}::bytea[]) AND kind = 'new'
    ORDER BY row_number`;
  const byCard = new Map<string, StagedFamily["people"][number][]>(cards.map((card) => [card.toString("hex"), []]));
  for (const { id, kk_bidx, content } of people)
    byCard.get(kk_bidx.toString("hex"))?.push({ id, content: openContent(content) });
  return {
    families: families.map(({ id, kk_bidx, content }) => ({
      id,
      villageCode,
      content: openContent(content),
      people: byCard.get(kk_bidx.toString("hex")) ?? [],
    })),
    last: families.length < AT_ONCE ? null : (families.at(-1)?.row_number ?? null),
  };
}

/** Writes those that are still nobody's. @returns the families written */
async function takeChunk(
  tx: BulkTx,
  recording: Recording,
  villageCode: string,
  staged: readonly StagedFamily[],
): Promise<readonly WholeFamily[]> {
  const families = staged.map((family) => wholeFamily(family, recording.facts));
  const free = await withoutCards(tx.sql, recording.job, families);
  const kept = new Set(await claimPeople(tx.sql, recording.job, villageCode, free));
  const taken = free.filter(({ id }) => !kept.has(id));
  await holdTaken(tx.sql, recording.job, families, free);
  await holdKnown(
    tx.sql,
    recording.job,
    free.filter(({ id }) => kept.has(id)),
  );
  await writeFamilies(tx, recording, taken);
  return taken;
}

/** Families whose card no family of the regency has by now. */
async function withoutCards(sql: Sql, { regencyCode }: ExtractJob, families: readonly WholeFamily[]) {
  const cards = families.map(({ household }) => blindIndex(textAt(household, "kkNumber")));
  const rows = await sql<{ kk_bidx: Buffer }>`SELECT kk_bidx FROM household
    WHERE regency_code = ${regencyCode} AND kk_bidx = ANY (${cards}::bytea[]) AND status <> ${HOUSEHOLD_STATUS.closed}`;
  const used = new Set(rows.map(({ kk_bidx }) => kk_bidx.toString("hex")));
  return families.filter((_, index) => !used.has(cards[index]?.toString("hex") ?? ""));
}

/** Registers all people at once. @returns families of which somebody is registered elsewhere by now: nobody of them is */
async function claimPeople(
  sql: Sql,
  { regencyCode }: ExtractJob,
  villageCode: string,
  families: readonly WholeFamily[],
): Promise<readonly string[]> {
  const people = families.flatMap(({ id, members }) =>
    members.map(({ uid, answers }) => {
      const nik = textAt(answers, "nik");
      return { uid, household: id, nik: nik === "" ? null : blindIndex(nik) };
    }),
  );
  const rows = await sql<{
    id: string;
  }>`SELECT app_extract_claim(${regencyCode}, ${villageCode}, ${people.map(({ uid }) => uid)}::uuid[],
    ${people.map(({ household }) => household)}::uuid[], ${people.map(({ nik }) => nik)}::bytea[]) AS id`;
  return rows.map(({ id }) => id);
}

/** Families whose card somebody has by now. */
async function holdTaken(
  sql: Sql,
  { regencyCode, loadId }: ExtractJob,
  families: readonly WholeFamily[],
  free: readonly WholeFamily[],
): Promise<void> {
  const still = new Set(free.map(({ id }) => id));
  const rest = families.filter(({ id }) => !still.has(id)).map(({ id }) => id);
  if (rest.length === 0) return;
  await sql`UPDATE extract_row SET kind = 'held', problem = 'TAKEN_SINCE' WHERE regency_code = ${regencyCode} AND load_id = ${loadId}
    AND part = 1 AND id = ANY (${rest}::uuid[]) AND kind = 'new'`;
}

/** Families of which somebody is registered elsewhere: who, is told from here on. */
async function holdKnown(
  sql: Sql,
  { regencyCode, loadId }: ExtractJob,
  families: readonly WholeFamily[],
): Promise<void> {
  if (families.length === 0) return;
  const cards = families.map(({ household }) => blindIndex(textAt(household, "kkNumber")));
  await sql`UPDATE extract_row SET kind = 'known', problem = 'PERSON_KNOWN', column_name = 'nomor_induk_kependudukan'
    WHERE regency_code = ${regencyCode} AND load_id = ${loadId} AND part = 2
      AND row_number IN (SELECT app_extract_held(${regencyCode}, ${loadId}, ${cards}::bytea[]))`;
  await sql`UPDATE extract_row SET kind = 'held', problem = 'PEOPLE_KNOWN' WHERE regency_code = ${regencyCode} AND load_id = ${loadId}
    AND part = 1 AND id = ANY (${families.map(({ id }) => id)}::uuid[]) AND kind = 'new'`;
}

async function writeFamilies(
  { insert }: BulkTx,
  recording: Recording,
  families: readonly WholeFamily[],
): Promise<void> {
  const { job, facts, feedEra, now } = recording;
  // One for so many families: a NIK stands on its person and in the first revision.
  const vault = openVault();
  const written = { revision: 1, updatedAt: now.getTime() };
  const people = families.flatMap((family) => family.members.map((member) => ({ family, member })));
  const civil = people.filter(({ member }) => Object.keys(member.civil).length > 0);
  await insert(
    HOUSEHOLD,
    families.map((family) => householdCells(family, written, vault)),
  );
  await insert(
    MEMBER,
    people.map(({ family, member }) => memberCells(family, member, written, vault)),
  );
  await insert(
    MEMBER_CIVIL,
    civil.map(({ family, member }) => civilCells(family, member, written, vault)),
  );
  await insert(
    HOUSEHOLD_KK,
    families.flatMap((family) => cardCells(family, vault)),
  );
  await insert(
    REVISION,
    families.map((family) => [...firstRevision(family, vault, job.userId), feedEra]),
  );
  await insert(
    HOUSEHOLD_DECILE,
    families.flatMap((family) => decileCells(family, facts, now)),
  );
}

function cardCells({ id, villageCode, cards }: WholeFamily, vault: Vault) {
  return cards.map(({ number, validFrom, validTo }) => [
    villageCode.slice(0, 4),
    uuidv7(),
    villageCode,
    id,
    vault.seal(number),
    vault.index(number),
    validFrom,
    validTo,
  ]);
}

async function closeVillage(
  sql: Sql,
  { job, facts, grantId, now }: Recording,
  villageCode: string,
  { families, people }: { readonly families: number; readonly people: number },
): Promise<void> {
  const { regencyCode, loadId, userId } = job;
  await sql`UPDATE extract_village SET written_families = ${families}, written_people = ${people}, recorded_at = ${now}
    WHERE regency_code = ${regencyCode} AND load_id = ${loadId} AND village_code = ${villageCode}`;
  await sql`UPDATE extract_load SET progress_done = progress_done + ${families}, updated_at = ${now}
    WHERE regency_code = ${regencyCode} AND id = ${loadId}`;
  if (families === 0) return;
  await sql`INSERT INTO dirty_village (regency_code, id, village_code, marked_at) VALUES (${regencyCode}, ${uuidv7()}, ${villageCode}, ${now})`;
  await enqueueRollups(sql, [villageCode]);
  if (facts.snapshot !== null) await sql`SELECT app_enqueue_dynamics(${[villageCode]}::text[], ${facts.snapshot.id})`;
  await sql`INSERT INTO audit (regency_code, at, id, area_code, actor_id, grant_id, action, subject_kind, subject_ids, detail)
    VALUES (${regencyCode}, ${now}, ${uuidv7()}, ${villageCode}, ${userId}, ${grantId}, 'extract:recorded', 'extract-load',
      ARRAY[${loadId}::uuid], ${JSON.stringify({ families, people })})`;
}
