import { type GrantLevel, permits } from "../access/permission";
import type { Role } from "../access/role";
import { covers } from "../access/scope";

/** `waiting`: for the second person. */
export const CLIENT_STATES = ["waiting", "active", "suspended"] as const;
export type ClientState = (typeof CLIENT_STATES)[number];

/** Secrets in force at a time: the old one works until the system that uses it has the new one. */
export const MOST_SECRETS = 2;
export const TOKEN_MINUTES = 15;
/** The longest that a client is given before somebody looks at it again. */
export const MOST_DAYS = 366;
export const REQUESTS_A_MINUTE = { least: 1, usual: 120, most: 6000 } as const;
/** Days of use that its page tells. */
export const USE_DAYS = 30;

/** 32 random bytes in base64url, after a mark by which a scanner of source code knows it. */
export const SECRET_SHAPE = /^mks_[A-Za-z0-9_-]{43}$/;

/** The duty that answers for a client, as it stands now. */
export interface ClientGrant {
  readonly role: Role | null;
  readonly level: GrantLevel;
  readonly regionCode: string;
  /** By the clock, and its holder's account is active. */
  readonly holds: boolean;
}

export interface ClientFacts {
  readonly state: string;
  readonly regionCode: string;
  readonly validFrom: Date;
  /** Exclusive. */
  readonly validTo: Date;
  readonly grant: ClientGrant;
}

/** Whether somebody may be the second person on a client: neither who made it nor who last asked that it work. */
export function isSecondPerson(
  { madeBy, askedBy }: { readonly madeBy: string; readonly askedBy: string | undefined },
  userId: string,
): boolean {
  return userId !== madeBy && userId !== askedBy;
}

/** How a client stands: `orphaned` when the duty that answers for it has ended or no longer covers it. */
export const CLIENT_STANDINGS = ["working", "waiting", "suspended", "early", "ended", "orphaned"] as const;
export type ClientStanding = (typeof CLIENT_STANDINGS)[number];

/** The one judge of whether a client may do anything, asked at each request. A state that this build does not know is suspended. */
export function standingOf({ state, regionCode, validFrom, validTo, grant }: ClientFacts, now: Date): ClientStanding {
  if (state === "waiting") return "waiting";
  if (state !== "active") return "suspended";
  if (now < validFrom) return "early";
  if (now >= validTo) return "ended";
  const mayManage = grant.role !== null && permits(grant.role, grant.level, "api:manage");
  return grant.holds && mayManage && covers(grant.regionCode, regionCode) ? "working" : "orphaned";
}
