import "server-only";
import { unseal } from "@/lib/server/crypto/seal";
import { referenceSql } from "@/lib/server/db/reference";
import type { PartnerKey } from "./sign";

/** What is registered of a client as a partner of the social registry. */
export interface Partner {
  readonly clientId: string;
  readonly keys: readonly PartnerKey[];
  readonly hosts: readonly string[];
  /** Where callbacks go that name no address. */
  readonly callback: string | null;
  /** Granted requests for data that it acts under; whether they still hold is asked of them. */
  readonly grants: readonly GrantLink[];
}

export interface GrantLink {
  readonly regencyCode: string;
  readonly requestId: string;
}

/** A client's registration, empty where nothing is registered. */
export async function findPartner(clientId: string): Promise<Partner> {
  const sql = referenceSql();
  const [[place], keys, grants] = await Promise.all([
    sql<{
      hosts: readonly string[];
      callback: string | null;
    }>`SELECT hosts, callback_sealed AS callback FROM api_partner
      WHERE client_id = ${clientId}`,
    sql<PartnerKey>`SELECT kid, algorithm, public_key AS "publicKey" FROM api_partner_key
      WHERE client_id = ${clientId} AND revoked_at IS NULL ORDER BY made_at DESC LIMIT 10`,
    sql<GrantLink>`SELECT regency_code AS "regencyCode", request_id AS "requestId" FROM api_partner_grant
      WHERE client_id = ${clientId} ORDER BY linked_at DESC LIMIT 50`,
  ]);
  const callback = place?.callback ?? null;
  return {
    clientId,
    keys,
    hosts: place?.hosts ?? [],
    callback: callback === null ? null : unseal(callback),
    grants,
  };
}
