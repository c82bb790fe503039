import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { LETTERS_A_FILE, type LetterArea, type SetLine, type SetState } from "@/lib/domain/invitation/choice";
import { formatPublicId, type PublicId } from "@/lib/domain/public-id/public-id";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { unsealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import { displayNames } from "@/lib/server/queue/names";

const SETS_SHOWN = 20;

interface Row {
  readonly regencyCode: string;
  readonly id: string;
  readonly state: SetState;
  readonly year: number;
  readonly chosen: Partial<LetterArea> & { readonly named?: number };
  readonly letters: number;
  readonly exempt: number;
  readonly done: number;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly expiresAt: Date;
  readonly files: SetLine["files"];
}

/** The latest print sets of the acting operator's village. Nobody is named. */
export async function listSets(actor: Actor, now: Date): Promise<readonly SetLine[]> {
  const village = actor.grant.regionCode;
  if (!authorize(actor, "invitation:manage")) return [];
  return underScope(scopeOf(actor), async ({ sql }) => {
    const rows = await sql<Row>`SELECT s.regency_code AS "regencyCode", s.id,
        CASE WHEN s.expires_at <= ${now} THEN 'ended' ELSE s.state END AS state, s.year, s.chosen, s.letters, s.exempt, s.done,
        s.made_at AS "madeAt", s.made_by AS "madeBy", s.expires_at AS "expiresAt",
        coalesce((SELECT json_agg(json_build_object('ordinal', f.ordinal, 'letters', f.letters) ORDER BY f.ordinal)
          FROM invitation_set_file f WHERE f.regency_code = s.regency_code AND f.set_id = s.id), '[]') AS files
      FROM invitation_set s WHERE s.regency_code = ${village.slice(0, 4)} AND s.village_code = ${village}
      ORDER BY s.made_at DESC, s.id DESC LIMIT ${SETS_SHOWN}`;
    const names = await displayNames(
      sql,
      rows.map(({ madeBy }) => madeBy),
    );
    return rows.map(({ regencyCode, chosen, madeBy, ...row }) => ({
      ...row,
      publicId: formatPublicId(regencyCode, row.id),
      area: { dusun: chosen.dusun ?? "", rw: chosen.rw ?? "", rt: chosen.rt ?? "" },
      isNamed: chosen.named !== undefined,
      madeBy: names.get(madeBy) ?? null,
    }));
  });
}

/** One file of a set as PDF bytes; null where there is none, it is not ready, or its time is over. Each download is on record. */
export async function readSetFile(actor: Actor, at: PublicId, ordinal: number, now: Date): Promise<Buffer | null> {
  const village = actor.grant.regionCode;
  if (!authorize(actor, "invitation:manage")) return null;
  return underScope(scopeOf(actor), async (tx) => {
    const [row] = await tx.sql<{
      content: Buffer;
      letters: number;
    }>`SELECT f.content, f.letters FROM invitation_set_file f
      JOIN invitation_set s ON s.regency_code = f.regency_code AND s.id = f.set_id
      WHERE f.regency_code = ${at.regencyCode} AND f.set_id = ${at.id}::uuid AND f.ordinal = ${ordinal}
        AND s.village_code = ${village} AND s.state = 'ready' AND s.expires_at > ${now}`;
    if (row === undefined) return null;
    const shown = await tx.sql<{ id: string }>`SELECT household_id AS id FROM invitation
      WHERE regency_code = ${at.regencyCode} AND set_id = ${at.id}::uuid
        AND place > ${(ordinal - 1) * LETTERS_A_FILE} AND place <= ${ordinal * LETTERS_A_FILE}`;
    await writeAudit(tx.sql, actor, now, {
      action: "invitation:download",
      subjectKind: "household",
      subjectIds: shown.map(({ id }) => id),
      areaCode: village,
      purpose: "invite",
      detail: { letters: row.letters },
    });
    return unsealBytes(row.content);
  });
}
