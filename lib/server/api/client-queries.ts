import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { covers, NATION_CODE, rangeOf } from "@/lib/domain/access/scope";
import { isSecondPerson, MOST_SECRETS, standingOf, USE_DAYS } from "@/lib/domain/api/client";
import { CLIENT_STEPS, type ClientLine, type ClientPage } from "@/lib/domain/api/client-page";
import { scopesIn } from "@/lib/domain/api/scope";
import { addDays } from "@/lib/domain/calendar/working-day";
import { Prisma } from "@/lib/server/db/generated/client";
import { referenceSql } from "@/lib/server/db/reference";
import { regionLabel } from "@/lib/server/region/queries";
import { findPartnerPage } from "@/lib/server/social/page-query";
import { CLIENT_TABLES, type ClientRow, clientColumns, factsOf } from "./client";
import { findHook, listHookTries } from "./hook/queries";

interface UseRow {
  readonly lastUsed: Date | null;
  readonly answered: number;
  readonly refused: number;
}

/** An area has a handful; the page says nothing of more. */
const MOST_CLIENTS = 500;
const MOST_STEPS = 200;

function seesClients(actor: Actor): boolean {
  return authorize(actor, "api:manage") || authorize(actor, "api:approve");
}

function sinceDay(now: Date): string {
  return addDays(now.toISOString().slice(0, 10), 1 - USE_DAYS);
}

function countedUse(now: Date) {
  return Prisma.sql`(SELECT max(w.last_at) FROM api_use w WHERE w.client_id = c.id) AS "lastUsed",
    (SELECT coalesce(sum(w.answered), 0)::int FROM api_use w WHERE w.client_id = c.id AND w.day >= ${sinceDay(now)}::date) AS answered,
    (SELECT coalesce(sum(w.refused), 0)::int FROM api_use w WHERE w.client_id = c.id AND w.day >= ${sinceDay(now)}::date) AS refused`;
}

/** The clients of the reader's area, those that wait first; null for who has nothing to do with them. */
export async function listClients(actor: Actor, now: Date): Promise<readonly ClientLine[] | null> {
  if (!seesClients(actor)) return null;
  const { lo, hi } = rangeOf(actor.grant.regionCode);
  const rows = await referenceSql()<
    ClientRow & UseRow
  >`SELECT ${clientColumns(now)}, ${countedUse(now)} FROM ${CLIENT_TABLES}
    WHERE c.region_code >= ${lo} AND c.region_code < ${hi} ORDER BY c.state <> 'waiting', c.name, c.id LIMIT ${MOST_CLIENTS}`;
  return Promise.all(rows.map((row) => toLine(row, now)));
}

async function toLine(row: ClientRow & UseRow, now: Date): Promise<ClientLine> {
  const { id, name, validTo, lastUsed, answered, refused } = row;
  return {
    ...{ id, name, validTo, lastUsed, answered, refused },
    regionLabel: await regionLabel(row.regionCode),
    standing: standingOf(factsOf(row), now),
    scopes: scopesIn(row.scopes),
  };
}

interface PageRow extends ClientRow, UseRow {
  readonly purpose: string;
  readonly madeById: string;
  readonly madeBy: string | null;
  readonly approvedBy: string | null;
  readonly answers: string;
}

/** One client with its secrets (when, never what), use and history. Null outside the reader's area. */
export async function findClientPage(actor: Actor, id: string, now: Date): Promise<ClientPage | null> {
  if (!seesClients(actor)) return null;
  const sql = referenceSql();
  const [row] = await sql<PageRow>`SELECT ${clientColumns(now)}, ${countedUse(now)}, c.purpose, c.made_by AS "madeById",
      maker.display_name AS "madeBy", approver.display_name AS "approvedBy", u.display_name AS answers
    FROM ${CLIENT_TABLES} LEFT JOIN app_user maker ON maker.id = c.made_by LEFT JOIN app_user approver ON approver.id = c.approved_by
    WHERE c.id = ${id}`;
  if (row === undefined || !isInside(actor, row.regionCode)) return null;
  const [hook, hookTries, secrets, days, steps] = await Promise.all([
    findHook(id),
    listHookTries(id),
    sql<ClientPage["secrets"][number]>`SELECT id, made_at AS "madeAt", revoked_at AS "revokedAt" FROM api_secret
      WHERE client_id = ${id} ORDER BY made_at DESC, id LIMIT 50`,
    sql<ClientPage["days"][number]>`SELECT day, answered, refused FROM api_use
      WHERE client_id = ${id} AND day >= ${sinceDay(now)}::date ORDER BY day DESC`,
    sql<{ id: string; at: Date; step: string; by: string | null; reason: string | null; userId: string }>`
      SELECT s.id, s.at, s.step, p.display_name AS by, s.reason, s.user_id AS "userId" FROM api_client_step s
      LEFT JOIN app_user p ON p.id = s.user_id WHERE s.client_id = ${id} ORDER BY s.at DESC, s.id DESC LIMIT ${MOST_STEPS}`,
  ]);
  const askedBy = steps.find(({ step }) => step === "made" || step === "resumed")?.userId;
  const isManager = authorize(actor, "api:manage");
  const isApprover = authorize(actor, "api:approve");
  const isPartner = scopesIn(row.scopes).some((scope) => scope.startsWith("registry:"));
  const people = { madeBy: row.madeById, askedBy };
  const about = { id, regionCode: row.regionCode, isSecond: isSecondPerson(people, actor.userId) };
  const open = secrets.filter(({ revokedAt }) => revokedAt === null).length;
  return {
    ...(await toLine(row, now)),
    purpose: row.purpose,
    requestsAMinute: row.requestsAMinute,
    validFrom: row.validFrom,
    madeBy: row.madeBy ?? "?",
    approvedBy: row.approvedBy,
    answers: row.answers,
    hook,
    hookTries,
    secrets,
    days,
    partner: isPartner ? await findPartnerPage(actor, about, now) : null,
    steps: steps.flatMap(({ userId: _user, step, by, ...rest }) => {
      const known = CLIENT_STEPS.find((each) => each === step);
      return known === undefined ? [] : [{ ...rest, step: known, by: by ?? "?" }];
    }),
    can: {
      approve: isApprover && row.state === "waiting" && about.isSecond,
      suspend: isApprover && row.state !== "suspended",
      resume: isManager && row.state === "suspended",
      takeOver: isManager && row.grantId !== actor.grant.id,
      addSecret: isManager && open < MOST_SECRETS,
      revokeSecret: isApprover,
      setHook: isManager && row.scopes.includes("changes:read"),
      removeHook: isApprover && hook !== null,
    },
  };
}

function isInside(actor: Actor, regionCode: string): boolean {
  return actor.grant.regionCode === NATION_CODE || covers(actor.grant.regionCode, regionCode);
}
