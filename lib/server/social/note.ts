import "server-only";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { underScope } from "@/lib/server/db/scoped";
import { type ApiClient, noRows } from "../api/client";
import type { GrantLink } from "./partner";

/**
 * Writes that a partner used a granted request, beside the note of the request to the API: the data steward's log of the request is made of
 * these rows.
 */
export async function noteGrantUse(
  client: ApiClient,
  { regencyCode, requestId }: GrantLink,
  used: { readonly correlationId: string; readonly households: readonly string[] },
  now: Date,
): Promise<void> {
  await underScope(noRows(client), async ({ sql, atEnd }) => {
    atEnd(() =>
      writeAudit(sql, { userId: client.id, grant: { id: client.grantId } }, now, {
        action: "data-request:registry",
        subjectKind: "data-request",
        subjectIds: [requestId],
        areaCode: regencyCode,
        purpose: "share",
        detail: { client: client.id, request: used.correlationId, families: used.households.length },
      }),
    );
  });
}
