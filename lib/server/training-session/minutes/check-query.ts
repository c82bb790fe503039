import "server-only";
import type { CheckToken } from "@/lib/domain/meeting/check-token";
import { ANYBODY } from "@/lib/server/db/anybody";
import { underScope } from "@/lib/server/db/scoped";

/**
 * The day (YYYY-MM-DD) on which the minutes with a code were closed, while they hold. Null for a code that is none, and for minutes whose place a
 * later version has taken: both are one answer.
 */
export async function minutesHoldSince({ regencyCode, token }: CheckToken): Promise<string | null> {
  const [row] = await underScope(
    ANYBODY,
    ({ sql }) => sql<{ day: string }>`SELECT f.closed_on::text AS day FROM training_minutes_fact f
      WHERE f.regency_code = ${regencyCode} AND f.token = ${token} AND NOT EXISTS (SELECT 1 FROM training_minutes_fact later
        WHERE later.regency_code = f.regency_code AND later.session_id = f.session_id AND later.version > f.version)`,
  );
  return row?.day ?? null;
}
