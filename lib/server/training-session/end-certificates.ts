import "server-only";
import type { DoorContext } from "./door";

export interface CertificateEnd {
  readonly by: string;
  readonly reason: string;
}

/**
 * Takes the certificates of a post away, which the caller holds: their codes no longer hold, for anybody who asks. Its doors are the
 * caller's to make. Answers how many there were.
 */
export async function endCertificates(
  { sql, now }: Pick<DoorContext, "sql" | "now">,
  postId: string,
  { by, reason }: CertificateEnd,
): Promise<number> {
  const ended = await sql<{
    id: string;
  }>`UPDATE certificate SET revoked_at = ${now}, revoked_by = ${by}, revoke_reason = ${reason}
    WHERE appointment_id = ${postId} AND revoked_at IS NULL RETURNING id`;
  for (const { id } of ended) await sql`SELECT app_end_certificate_fact(${id}, ${now})`;
  return ended.length;
}
