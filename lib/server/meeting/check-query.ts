import "server-only";
import type { CheckToken } from "@/lib/domain/meeting/check-token";
import type { MinutesFacts } from "@/lib/domain/meeting/minutes-facts";
import { meetingKind } from "@/lib/domain/queue/meeting-kind";
import { ANYBODY } from "@/lib/server/db/anybody";
import { underScope } from "@/lib/server/db/scoped";

interface FactRow {
  readonly village_code: string;
  readonly held_on: string;
  readonly number: number;
  readonly endorsed: number;
  readonly returned: number;
  readonly rejected: number;
  readonly content: string;
  readonly issued_at: Date;
  readonly signed: string | null;
  readonly signed_at: Date | null;
  readonly superseded: boolean;
}

/** The public facts of issued minutes by the token on the paper; null when there are none such. */
export async function findMinutesFacts({ regencyCode, token }: CheckToken): Promise<MinutesFacts | null> {
  const rows = await underScope(
    ANYBODY,
    ({ sql }) => sql<FactRow>`SELECT f.village_code, f.held_on, f.number, f.endorsed, f.returned, f.rejected,
        encode(f.content_sha256, 'hex') AS content, f.issued_at, encode(f.signed_sha256, 'hex') AS signed, f.signed_at,
        EXISTS (SELECT 1 FROM minutes_fact later WHERE later.regency_code = f.regency_code AND later.meeting_id = f.meeting_id
          AND later.number > f.number) AS superseded
      FROM minutes_fact f WHERE f.regency_code = ${regencyCode} AND f.token = ${token}`,
  );
  const row = rows[0];
  if (row === undefined) return null;
  return {
    villageCode: row.village_code,
    kind: meetingKind(row.village_code),
    heldOn: row.held_on,
    number: row.number,
    endorsed: row.endorsed,
    returned: row.returned,
    rejected: row.rejected,
    contentSha256: row.content,
    issuedAt: row.issued_at,
    signedSha256: row.signed,
    signedAt: row.signed_at,
    isSuperseded: row.superseded,
  };
}
