import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import { standingOf } from "@/lib/domain/data-request/flow";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import type { NamedGrant, PartnerPage } from "@/lib/domain/social/partner-page";
import { unseal } from "@/lib/server/crypto/seal";
import { numberText, type RequestRow } from "@/lib/server/data-request/rows";
import { referenceSql } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";
import { findPartner, type GrantLink } from "./partner";

const MOST_SHOWN = 20;
const MOST_LINKABLE = 100;

/** What a reader who may see the client sees of it as a partner. */
export async function findPartnerPage(
  actor: Actor,
  client: { readonly id: string; readonly regionCode: string; readonly isSecond: boolean },
  now: Date,
): Promise<PartnerPage> {
  const sql = referenceSql();
  const [partner, asked, keys, subscriptions, callbacks] = await Promise.all([
    findPartner(client.id),
    findAsked(client.id),
    sql<
      PartnerPage["keys"][number]
    >`SELECT kid, algorithm, made_at AS "madeAt", revoked_at AS "revokedAt" FROM api_partner_key
      WHERE client_id = ${client.id} ORDER BY revoked_at IS NOT NULL, made_at DESC LIMIT ${MOST_SHOWN}`,
    sql<
      PartnerPage["subscriptions"][number]
    >`SELECT code, event, record_type AS "recordType", made_at AS "madeAt", ended_at AS "endedAt"
      FROM api_subscription WHERE client_id = ${client.id} ORDER BY ended_at IS NOT NULL, made_at DESC, code LIMIT ${MOST_SHOWN}`,
    sql<
      PartnerPage["callbacks"][number]
    >`SELECT id, action, made_at AS "madeAt", state, tries, next_at AS "nextAt", ended_at AS "endedAt",
        status, fault FROM api_callback WHERE client_id = ${client.id} ORDER BY made_at DESC, id DESC LIMIT ${MOST_SHOWN}`,
  ]);
  const requests = await namedGrants(actor, client.regionCode, partner.grants, now);
  const isLinked = ({ publicId }: NamedGrant) =>
    partner.grants.some((link) => formatPublicId(link.regencyCode, link.requestId) === publicId);
  return {
    hosts: partner.hosts,
    callback: partner.callback,
    asked: asked === null ? null : { hosts: asked.hosts, callback: asked.callback, by: asked.by, at: asked.at },
    keys,
    grants: requests.filter(isLinked),
    linkable: requests.filter((each) => !isLinked(each) && each.standing === "granted"),
    subscriptions,
    callbacks,
    can: {
      manage: authorize(actor, "api:manage"),
      approve: authorize(actor, "api:approve"),
      openRequests: authorize(actor, "data-request:watch"),
      link: authorize(actor, "api:approve") && client.isSecond,
      confirm: authorize(actor, "api:approve") && asked !== null && asked.userId !== actor.userId,
    },
  };
}

interface AskedPlace extends NonNullable<PartnerPage["asked"]> {
  readonly userId: string;
}

async function findAsked(clientId: string): Promise<AskedPlace | null> {
  const [row] = await referenceSql()<
    Omit<AskedPlace, "by"> & { readonly by: string | null }
  >`SELECT p.asked_hosts AS hosts, p.asked_callback_sealed AS callback, p.asked_by AS "userId",
      p.asked_at AS at, u.display_name AS by
    FROM api_partner p LEFT JOIN app_user u ON u.id = p.asked_by WHERE p.client_id = ${clientId} AND p.asked_hosts IS NOT NULL`;
  if (row === undefined) return null;
  return { ...row, by: row.by ?? "?", callback: row.callback === null ? null : unseal(row.callback) };
}

type NamedRow = Pick<
  RequestRow,
  "regency_code" | "id" | "year" | "number" | "office" | "title" | "state" | "expires_at"
>;

/** The granted requests of the client's region that hand over records, and those that it is linked to. */
async function namedGrants(
  actor: Actor,
  regionCode: string,
  links: readonly GrantLink[],
  now: Date,
): Promise<readonly NamedGrant[]> {
  const region = regionCode.slice(0, 4);
  const { lo, hi } = rangeOf(region);
  const linked = links.map(({ requestId }) => requestId);
  const rows = await underScope(
    scopeOf(actor),
    ({ sql }) => sql<NamedRow>`SELECT regency_code, id, year, number, office, title, state, expires_at FROM data_request
      WHERE regency_code >= ${lo} AND regency_code < ${hi}
        AND (id = ANY (${linked}::uuid[]) OR (state = 'granted' AND expires_at > ${now} AND level IN ('L2', 'L3', 'L4')))
      ORDER BY granted_at DESC NULLS LAST, id LIMIT ${MOST_LINKABLE}`,
  );
  return rows.map((row) => ({
    publicId: formatPublicId(row.regency_code, row.id),
    number: numberText(row) ?? "–",
    office: row.office,
    title: row.title,
    standing: standingOf({ state: row.state, expiresAt: row.expires_at }, now),
  }));
}
