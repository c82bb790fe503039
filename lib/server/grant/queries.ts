import "server-only";
import { type Actor, authorize, type GrantWindow, isGrantValid } from "@/lib/domain/access/actor";
import { grantProblem } from "@/lib/domain/access/grant-rules";
import { GRANTABLE_DIGITS, isRole, ROLES, type Role } from "@/lib/domain/access/role";
import { NATION_CODE } from "@/lib/domain/access/scope";
import { referenceSql } from "@/lib/server/db/reference";
import {
  childrenOf,
  findRegion,
  type RegionInfo,
  type RegionTimeZone,
  regionLabel,
  regionPath,
  timeZoneOf,
} from "@/lib/server/region/queries";

export const GRANT_STATES = ["valid", "not-yet", "expired", "suspended", "revoked"] as const;
export type GrantState = (typeof GRANT_STATES)[number];

/** Where a grant stands at an instant; what ended it for good comes first. */
export function grantState(window: GrantWindow, at: Date): GrantState {
  if (isGrantValid(window, at)) return "valid";
  if (window.revokedAt !== null) return "revoked";
  if (window.suspendedAt !== null) return "suspended";
  return at < window.validFrom ? "not-yet" : "expired";
}

/** Digits of a region's code as roles count them: 0 for the nation. */
function digitsOf(regionCode: string): number {
  return regionCode === NATION_CODE ? 0 : regionCode.length;
}

/** Roles that an administrator of a region may give somewhere in it. */
export function grantableRoles(regionCode: string): readonly Role[] {
  return ROLES.filter((role) => GRANTABLE_DIGITS[role].some((digits) => digits >= digitsOf(regionCode)));
}

export interface RegionChoice {
  readonly code: string;
  readonly label: string;
  /** The role may be given on this very region. */
  readonly canPick: boolean;
  /** There are regions further down on which the role may be given. */
  readonly canOpen: boolean;
}

export interface RegionStep {
  readonly here: RegionChoice;
  /** From the administrator's own region down to, not including, here. */
  readonly above: readonly { readonly code: string; readonly label: string }[];
  readonly children: readonly RegionChoice[];
}

/**
 * One step of choosing a region for a role: the region one stands on and what lies directly below it. Null when the
 * region is unknown or outside the administrator's own.
 */
export async function findRegionStep(actor: Actor, role: Role, code: string): Promise<RegionStep | null> {
  const way = await wayDown(actor.grant.regionCode, code);
  const last = way.at(-1);
  if (last === undefined) return null;
  const choice = ({ code: each, label }: RegionInfo): RegionChoice => ({
    code: each,
    label,
    canPick: grantProblem(administratorOf(actor), { userId: "", role, regionCode: each }) === null,
    canOpen: GRANTABLE_DIGITS[role].some((digits) => digits > digitsOf(each)),
  });
  const here = choice(last);
  const children = here.canOpen ? (await childrenOf(code)).map(choice) : [];
  return { here, above: way.slice(0, -1), children };
}

/** Regions from the administrator's own down to `code`, both included; empty when it does not lie inside. */
async function wayDown(own: string, code: string): Promise<readonly RegionInfo[]> {
  const path = await regionPath(code);
  const nation = own === NATION_CODE && code !== NATION_CODE ? await findRegion(NATION_CODE) : null;
  const way = nation === null || path.length === 0 ? path : [nation, ...path];
  const start = way.findIndex((region) => region.code === own);
  return start === -1 ? [] : way.slice(start);
}

/** Labels of many regions at once, each asked for once. */
export async function regionLabels(codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map(await Promise.all([...new Set(codes)].map(async (code) => [code, await regionLabel(code)] as const)));
}

function administratorOf(actor: Actor): { userId: string; regionCode: string } {
  return { userId: actor.userId, regionCode: actor.grant.regionCode };
}

/** One grant as its holder or an administrator reads it. */
export interface GrantDetail {
  readonly id: string;
  readonly role: Role;
  readonly regionCode: string;
  readonly regionLabel: string;
  readonly timeZone: RegionTimeZone;
  readonly level: "provisional" | "full";
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly source: string;
  readonly reason: string;
  readonly givenBy: string | null;
  readonly givenAt: Date;
  readonly state: GrantState;
  readonly can: { readonly suspend: boolean; readonly resume: boolean; readonly revoke: boolean };
}

interface GrantRow extends GrantWindow {
  id: string;
  role: string;
  regionCode: string;
  level: string;
  source: string;
  reason: string;
  givenBy: string | null;
  givenAt: Date;
}

/** How many grants of one person a page shows; the newest first. */
const MAX_GRANTS = 100;

/**
 * A person's grants, the newest first, with what the actor may do to each. The caller has asked whether the actor may
 * see the person: it is the person themselves, or `findManagedUser` answered.
 */
export async function listGrants(actor: Actor, userId: string, now: Date): Promise<readonly GrantDetail[]> {
  const rows = await referenceSql()<GrantRow>`
    SELECT g.id, g.role, g.region_code AS "regionCode", g.level,
      g.valid_from AS "validFrom", g.valid_to AS "validTo", g.suspended_at AS "suspendedAt", g.revoked_at AS "revokedAt",
      g.source, g.reason, by_user.display_name AS "givenBy", g.created_at AS "givenAt"
    FROM access_grant g
    LEFT JOIN app_user by_user ON by_user.id = g.created_by
    WHERE g.user_id = ${userId}
    ORDER BY g.created_at DESC, g.id DESC LIMIT ${MAX_GRANTS}`;
  return (await Promise.all(rows.map((row) => toDetail(actor, userId, row, now)))).flat();
}

async function toDetail(actor: Actor, userId: string, row: GrantRow, now: Date): Promise<GrantDetail[]> {
  const { role, suspendedAt, revokedAt, ...rest } = row;
  if (!isRole(role)) return [];
  const problem = grantProblem(administratorOf(actor), { userId, role, regionCode: row.regionCode });
  const mayEnd =
    authorize(actor, "grant:manage") && problem !== "OWN_GRANT" && problem !== "REGION_OUTSIDE" && revokedAt === null;
  return [
    {
      ...rest,
      role,
      regionLabel: await regionLabel(row.regionCode),
      timeZone: await timeZoneOf(row.regionCode),
      level: row.level === "full" ? "full" : "provisional",
      state: grantState(row, now),
      can: { suspend: mayEnd && suspendedAt === null, resume: mayEnd && suspendedAt !== null, revoke: mayEnd },
    },
  ];
}
