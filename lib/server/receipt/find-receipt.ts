import "server-only";
import { type CheckToken, formatCheckToken } from "@/lib/domain/meeting/check-token";
import { type SelfPlace, selfPlaceOf } from "@/lib/domain/self-update/standing";
import { SELF_UPDATE_KINDS, type SelfUpdateKind } from "@/lib/domain/self-update/told";
import { keyedHash } from "@/lib/server/crypto/seal";
import { ANYBODY } from "@/lib/server/db/anybody";
import { underScope } from "@/lib/server/db/scoped";

/** What is kept of a receipt's code. */
export function receiptHash(code: CheckToken): Buffer {
  return keyedHash("self-update-receipt", formatCheckToken(code));
}

/** What a receipt leads to; of nobody and no family. */
export interface FoundReceipt {
  readonly code: CheckToken;
  readonly villageCode: string;
  readonly kind: SelfUpdateKind;
  /** `YYYY-MM-DD` */
  readonly madeOn: string;
  readonly place: SelfPlace;
  readonly since: Date;
  readonly isReturned: boolean;
  readonly reasonCode: string | null;
}

interface Row {
  villageCode: string;
  kind: string;
  madeOn: string;
  madeAt: Date;
  state: string | null;
  stateSince: Date | null;
  reasonCode: string | null;
}

/** The update of a receipt's code, for whoever holds it; null for any other. */
export async function findReceipt(code: CheckToken): Promise<FoundReceipt | null> {
  const hash = receiptHash(code);
  const [row] = await underScope(
    ANYBODY,
    ({
      sql,
    }) => sql<Row>`SELECT village_code AS "villageCode", kind, made_on::text AS "madeOn", made_at AS "madeAt", state,
      state_since AS "stateSince", reason_code AS "reasonCode" FROM app_find_self_update(${code.regencyCode}, ${hash})`,
  );
  const kind = SELF_UPDATE_KINDS.find((one) => one === row?.kind);
  if (row === undefined || kind === undefined) return null;
  const isReturned = row.state === "returned";
  return {
    code,
    villageCode: row.villageCode,
    kind,
    madeOn: row.madeOn,
    place: selfPlaceOf(kind, row.state),
    since: row.stateSince ?? row.madeAt,
    isReturned,
    reasonCode: isReturned || row.state === "rejected" ? row.reasonCode : null,
  };
}
