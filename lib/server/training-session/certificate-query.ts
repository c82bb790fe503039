import "server-only";
import { type Actor, authorizeIn } from "@/lib/domain/access/actor";
import { isRole, type Role } from "@/lib/domain/access/role";
import { type CheckToken, formatCheckToken } from "@/lib/domain/meeting/check-token";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { ANYBODY } from "@/lib/server/db/anybody";
import { referenceSql } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";

export interface CertificateSheet {
  readonly name: string;
  readonly role: Role;
  readonly regionCode: string;
  readonly number: string;
  readonly score: number;
  readonly passedAt: Date;
  readonly validTo: Date;
  readonly revokedAt: Date | null;
  /** Of the public page. */
  readonly checkCode: string;
}

interface SheetRow extends Omit<CertificateSheet, "role" | "checkCode"> {
  readonly userId: string;
  readonly role: string;
  readonly token: string;
}

/** A certificate to be printed: by its holder, or by who marks trainings where the duty is. Null for anybody else. */
export async function findCertificate(actor: Actor, id: string): Promise<CertificateSheet | null> {
  const [row] =
    await referenceSql()<SheetRow>`SELECT a.user_id AS "userId", u.display_name AS name, a.role, a.region_code AS "regionCode",
      c.number, c.theory_score AS score, c.passed_at AS "passedAt", c.valid_to AS "validTo", c.revoked_at AS "revokedAt", c.token
    FROM certificate c JOIN appointment a ON a.id = c.appointment_id JOIN app_user u ON u.id = a.user_id WHERE c.id = ${id}`;
  if (row === undefined || !isRole(row.role)) return null;
  const { userId, token, role, ...rest } = row;
  if (userId !== actor.userId && !authorizeIn(actor, "training:mark", row.regionCode)) return null;
  return { ...rest, role, checkCode: formatCheckToken({ regencyCode: regencyShelf(row.regionCode), token }) };
}

/** Whether the certificate with a code holds at an instant. Unknown, ended and revoked are one answer. */
export async function certificateHolds({ regencyCode, token }: CheckToken, now: Date): Promise<boolean> {
  const rows = await underScope(
    ANYBODY,
    ({ sql }) => sql`SELECT 1 FROM certificate_fact WHERE regency_code = ${regencyCode} AND token = ${token}
      AND passed_at <= ${now} AND ${now} < valid_to AND (revoked_at IS NULL OR ${now} < revoked_at)`,
  );
  return rows.length > 0;
}
