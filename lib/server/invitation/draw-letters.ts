import "server-only";
import { createTranslator } from "use-intl/core";
import { LETTERS_A_FILE } from "@/lib/domain/invitation/choice";
import { spokenCode } from "@/lib/domain/invitation/code";
import { byNeighbourhood } from "@/lib/domain/invitation/walk";
import { messagesOf } from "@/lib/i18n/catalogue";
import { formatDate } from "@/lib/i18n/formats";
import { config } from "@/lib/server/config/config";
import { sealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import { findJobGrant } from "@/lib/server/grant/job-grant";
import { type Letter, type LetterGroup, type LetterHead, letterDocument } from "@/lib/server/print/letter-document";
import { renderPdf, textWidth } from "@/lib/server/print/pdf";
import { regionPath } from "@/lib/server/region/queries";
import { letterCode } from "./letter-code";
import { type LettersJob, scopeOfLetters } from "./letters-job";

interface SetRow {
  readonly villageCode: string;
  readonly year: number;
  readonly letters: number;
  readonly files: number;
}

interface LetterRow extends Omit<Letter, "code"> {
  readonly invitationId: string;
  readonly place: number;
}

/**
 * Draws the letters of a print set, a file of a hundred at a time, each sealed and kept with its progress. A run after a crash goes on behind
 * the last file; the codes are the same. Letters that a later set printed anew meanwhile are left out.
 */
export async function drawLetters(job: LettersJob, now: Date): Promise<void> {
  const set = await begin(job, now);
  if (set === null) return;
  const head = await headOf(set);
  for (let ordinal = set.files + 1; (ordinal - 1) * LETTERS_A_FILE < set.letters; ordinal += 1) {
    const rows = await readLetters(job, set, ordinal);
    const content = rows.length === 0 ? null : await drawFile(job, head, rows);
    await keepFile(job, set, { ordinal, letters: rows.length, content });
  }
  const { regencyCode, setId } = job;
  await underScope(
    scopeOfLetters(job, set.villageCode),
    ({ sql }) => sql`UPDATE invitation_set SET state = 'ready', built_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${setId}::uuid AND state = 'building'`,
  );
}

/** What is to be drawn; null: nothing, or access has ended meanwhile, which is written down. */
async function begin(job: LettersJob, now: Date): Promise<SetRow | null> {
  const { regencyCode, setId, userId } = job;
  return underScope(scopeOfLetters(job), async ({ sql }) => {
    const [row] = await sql<SetRow>`SELECT s.village_code AS "villageCode", s.year, s.letters,
        (SELECT coalesce(max(f.ordinal), 0)::int FROM invitation_set_file f WHERE f.regency_code = s.regency_code AND f.set_id = s.id) AS files
      FROM invitation_set s WHERE s.regency_code = ${regencyCode} AND s.id = ${setId}::uuid AND s.state = 'building' AND s.expires_at > ${now}`;
    if (row === undefined) return null;
    const owner = { userId, regionCode: row.villageCode, permission: "invitation:manage" } as const;
    if ((await findJobGrant(sql, owner, now)) !== null) return row;
    await fail(job);
    return null;
  });
}

async function headOf({ villageCode, year }: SetRow): Promise<LetterHead> {
  const path = await regionPath(villageCode);
  return {
    year,
    village: path.at(-1)?.label ?? villageCode,
    above: path.slice(0, -1).map(({ label }) => label),
    address: `${config().publicUrl}/mandiri`,
  };
}

function readLetters(
  job: LettersJob,
  { villageCode }: SetRow,
  ordinal: number,
): Promise<readonly (LetterRow & { readonly answerBy: string })[]> {
  const [from, to] = [(ordinal - 1) * LETTERS_A_FILE, ordinal * LETTERS_A_FILE];
  return underScope(
    scopeOfLetters(job, villageCode),
    ({
      sql,
    }) => sql<LetterRow>`SELECT i.id AS "invitationId", i.place, i.answer_by::text AS "answerBy", h.head_name AS "headName", h.dusun, h.rw,
        h.rt, h.address
      FROM invitation i JOIN household h ON h.regency_code = i.regency_code AND h.id = i.household_id
      WHERE i.regency_code = ${job.regencyCode} AND i.set_id = ${job.setId}::uuid AND i.place > ${from} AND i.place <= ${to}
        AND i.village_code = ${villageCode} ORDER BY i.place`,
  );
}

/** Letters are in Indonesian, whatever the language of whoever prints them. */
async function drawFile(
  { regencyCode, setId }: LettersJob,
  head: LetterHead,
  rows: readonly LetterRow[],
): Promise<Buffer> {
  const t = createTranslator({ locale: "id", messages: messagesOf("id"), namespace: "invitationLetter" });
  const groups = byNeighbourhood(rows).map((group) => ({
    first: 1,
    letters: group.map((row) => ({
      ...row,
      answerBy: formatDate(row.answerBy, "id", "long"),
      code: spokenCode(letterCode({ regencyCode, invitationId: row.invitationId, setId })),
    })),
  }));
  return sealBytes(await renderPdf(letterDocument(head, groups satisfies LetterGroup[], t, await textWidth())));
}

interface DrawnFile {
  readonly ordinal: number;
  readonly letters: number;
  readonly content: Buffer | null;
}

async function keepFile(job: LettersJob, { villageCode }: SetRow, { ordinal, letters, content }: DrawnFile) {
  const { regencyCode, setId } = job;
  await underScope(scopeOfLetters(job, villageCode), async ({ sql }) => {
    if (content !== null)
      await sql`INSERT INTO invitation_set_file (regency_code, set_id, ordinal, village_code, letters, content)
        VALUES (${regencyCode}, ${setId}::uuid, ${ordinal}, ${villageCode}, ${letters}, ${content})
        ON CONFLICT (regency_code, set_id, ordinal) DO NOTHING`;
    await sql`UPDATE invitation_set SET done = least(letters, ${ordinal * LETTERS_A_FILE})
      WHERE regency_code = ${regencyCode} AND id = ${setId}::uuid AND state = 'building'`;
  });
}

/** After the last attempt: whoever waits is told instead of waiting for ever. What was drawn is not shown. */
export async function fail(job: LettersJob): Promise<void> {
  await underScope(
    scopeOfLetters(job),
    ({ sql }) => sql`UPDATE invitation_set SET state = 'failed'
      WHERE regency_code = ${job.regencyCode} AND id = ${job.setId}::uuid AND state = 'building'`,
  );
}
