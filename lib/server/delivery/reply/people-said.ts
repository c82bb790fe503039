import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type { PersonSaid } from "@/lib/domain/delivery-reply/reply-view";
import type { ReplyStatus } from "@/lib/domain/nik-match/status";
import { formatPublicId, type PublicId } from "@/lib/domain/public-id/public-id";
import { unseal } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";

interface Row {
  readonly person_uid: string;
  readonly name: string | null;
  readonly status: ReplyStatus;
  readonly replied_on: string;
  readonly note_sealed: string | null;
  readonly is_settled: boolean;
  readonly is_active: boolean;
  readonly sent_from: string;
  /** Null: gone from the regency, or to where the reader may not look. */
  readonly lives_in: string | null;
}

/**
 * Of whom of a proposal's family the centre says that the NIK does not match, in the package in which the proposal is now. The remark is for who may
 * see identifiers: it may hold one. The page that shows them has logged the proposal.
 */
export async function findPeopleSaid(actor: Actor, at: PublicId): Promise<readonly PersonSaid[]> {
  const rows = await underScope(
    scopeOf(actor),
    ({
      sql,
    }) => sql<Row>`SELECT DISTINCT ON (r.person_uid) r.person_uid, m.name, r.status, r.replied_on::text AS replied_on, r.note_sealed,
        (m.id IS NULL OR NOT m.active OR m.nik_bidx IS DISTINCT FROM r.nik_bidx) AS is_settled,
        coalesce(m.active, false) AS is_active, r.household_id AS sent_from, m.household_id AS lives_in
      FROM delivery_item i JOIN delivery_person_reply r ON r.regency_code = i.regency_code AND r.package_id = i.package_id
        AND r.household_id = i.household_id
      LEFT JOIN member m ON m.regency_code = r.regency_code AND m.id = r.person_uid
      WHERE i.regency_code = ${at.regencyCode} AND i.proposal_id = ${at.id}::uuid AND i.is_current
      ORDER BY r.person_uid, r.replied_on DESC, r.at DESC, r.id DESC`,
  );
  const mayRead = authorize(actor, "household:read-identity");
  return rows.flatMap(({ person_uid, name, status, replied_on, note_sealed, is_settled, ...row }) =>
    status === "matched" || name === null
      ? []
      : [
          {
            uid: person_uid,
            name,
            status,
            repliedOn: replied_on,
            note: mayRead && note_sealed !== null ? unseal(note_sealed) : null,
            isSettled: is_settled,
            whereabouts: whereabouts(at.regencyCode, row),
          },
        ],
  );
}

function whereabouts(
  regencyCode: string,
  { is_active, sent_from, lives_in }: Pick<Row, "is_active" | "sent_from" | "lives_in">,
): PersonSaid["whereabouts"] {
  if (!is_active || lives_in === null) return { kind: "left" };
  return lives_in === sent_from
    ? { kind: "here" }
    : { kind: "moved", household: formatPublicId(regencyCode, lives_in) };
}
