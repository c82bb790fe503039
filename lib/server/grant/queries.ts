import "server-only";
import { type Actor, authorize, type GrantWindow, isGrantValid } from "@/lib/domain/access/actor";
import { extendProblem } from "@/lib/domain/access/grant-extension";
import { grantProblem } from "@/lib/domain/access/grant-rules";
import { grantedLevel } from "@/lib/domain/access/permission";
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
import { ORIGIN, type StoredOrigin, storedWindow } from "./stored-window";

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

export interface GrantableRole {
  readonly role: Role;
  /** Digits of the regions it may be given on, in the administrator's own region. */
  readonly digits: readonly (typeof GRANTABLE_DIGITS)[Role][number][];
}

/** Roles that an administrator of a region may give somewhere in it, and at which levels. */
export function grantableRoles(regionCode: string): readonly GrantableRole[] {
  return ROLES.map((role) => ({
    role,
    digits: GRANTABLE_DIGITS[role].filter((digits) => digits >= digitsOf(regionCode)),
  })).filter(({ digits }) => digits.length > 0);
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
export function findRegionStep(actor: Actor, role: Role, code: string): Promise<RegionStep | null> {
  return stepTo(actor.grant.regionCode, code, {
    canPick: (each) => grantProblem(administratorOf(actor), { userId: "", role, regionCode: each }) === null,
    canOpen: (each) => GRANTABLE_DIGITS[role].some((digits) => digits > digitsOf(each)),
  });
}

/** Whether a region may be picked, and whether one below it may. */
export interface StepRule {
  canPick(code: string): boolean;
  canOpen(code: string): boolean;
}

/** The region `code` and what lies directly below it, judged by a rule; null when it does not lie inside `own`. */
export async function stepTo(own: string, code: string, rule: StepRule): Promise<RegionStep | null> {
  const way = await wayDown(own, code);
  const last = way.at(-1);
  if (last === undefined) return null;
  const choice = ({ code: each, label }: RegionInfo): RegionChoice => ({
    code: each,
    label,
    canPick: rule.canPick(each),
    canOpen: rule.canOpen(each),
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

/** One grant as its holder reads it. */
export interface GrantInfo {
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
  /** Whose duty it is, where it was handed over during leave. */
  readonly delegatedBy: string | null;
}

/** One grant as an administrator reads it, with what they may do to it. */
export interface GrantDetail extends GrantInfo {
  readonly can: {
    readonly suspend: boolean;
    readonly resume: boolean;
    readonly revoke: boolean;
    readonly extend: boolean;
  };
  /** Who extends it instead, where it holds and an administrator cannot. */
  readonly extendedBy: "training" | "giver" | null;
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
  origin: StoredOrigin | null;
}

/** How many grants of one person a page shows; the newest first. */
const MAX_GRANTS = 100;

/** A person's own grants, the newest first. */
export async function listOwnGrants(userId: string, now: Date): Promise<readonly GrantInfo[]> {
  return Promise.all((await readGrants(userId)).map((row) => toInfo(row, now)));
}

/**
 * Another person's grants, the newest first, with what the administrator may do to each. The caller has asked
 * `findManagedUser` whether they may see the person at all.
 */
export async function listManagedGrants(actor: Actor, userId: string, now: Date): Promise<readonly GrantDetail[]> {
  const rows = await readGrants(userId);
  return Promise.all(
    rows.map(async (row) => ({
      ...(await toInfo(row, now)),
      can: mayDo(actor, userId, row, now),
      extendedBy: isGrantValid(row, now)
        ? (EXTENDED_BY[extendProblem({ source: row.source, window: row }, now) ?? ""] ?? null)
        : null,
    })),
  );
}

async function readGrants(userId: string): Promise<readonly (GrantRow & { role: Role })[]> {
  const rows = await referenceSql()<GrantRow>`
    SELECT g.id, g.role, g.region_code AS "regionCode", g.level,
      g.valid_from AS "validFrom", g.valid_to AS "validTo", g.suspended_at AS "suspendedAt", g.revoked_at AS "revokedAt",
      g.source, g.reason, giver.display_name AS "givenBy", g.created_at AS "givenAt", ${ORIGIN} AS origin
    FROM access_grant g LEFT JOIN app_user giver ON giver.id = g.created_by
    WHERE g.user_id = ${userId}
    ORDER BY g.created_at DESC, g.id DESC LIMIT ${MAX_GRANTS}`;
  return rows.flatMap((row) => (isRole(row.role) ? [{ ...row, role: row.role }] : []));
}

async function toInfo(row: GrantRow & { role: Role }, now: Date): Promise<GrantInfo> {
  const { suspendedAt: _suspended, revokedAt: _revoked, origin, ...rest } = row;
  return {
    ...rest,
    delegatedBy: origin?.giverName ?? null,
    regionLabel: await regionLabel(row.regionCode),
    timeZone: await timeZoneOf(row.regionCode),
    level: grantedLevel(row.level),
    state: grantState(storedWindow(row, origin), now),
  };
}

const EXTENDED_BY: Readonly<Record<string, GrantDetail["extendedBy"]>> = {
  OF_TRAINING: "training",
  DELEGATED: "giver",
};

function mayDo(actor: Actor, userId: string, row: GrantRow & { role: Role }, now: Date): GrantDetail["can"] {
  const problem = grantProblem(administratorOf(actor), { userId, role: row.role, regionCode: row.regionCode });
  const isInReach = problem !== "OWN_GRANT" && problem !== "REGION_OUTSIDE";
  const revoke = authorize(actor, "grant:manage") && isInReach && row.revokedAt === null;
  const isPaused = row.suspendedAt !== null;
  // A door of training that has run out, whose post has another row by now; an emergency that is over.
  const isOld = /^training-|^break-glass$/.test(row.source) && row.validTo !== null && row.validTo <= now;
  return {
    suspend: revoke && !isPaused && !isOld && row.source !== "break-glass",
    resume: revoke && isPaused,
    revoke: revoke && !isOld,
    extend: revoke && problem === null && extendProblem({ source: row.source, window: row }, now) === null,
  };
}
