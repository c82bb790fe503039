import { type GrantLevel, permits } from "./permission";
import type { Permission } from "./permission-name";
import { ROLE_SCOPE_MODE, type Role } from "./role";
import { covers, rangeOf, type Scope } from "./scope";

export interface Grant {
  readonly id: string;
  readonly role: Role;
  /** Region code, "0" for the nation. */
  readonly regionCode: string;
  readonly level: GrantLevel;
  /** Below the village: the RT of its head. */
  readonly neighbourhood?: Neighbourhood;
  /** Of a duty handed over during leave: whose it is, and until when. */
  readonly delegation?: Delegation;
  /** Of access in an emergency: until when, exclusive. */
  readonly glassUntil?: Date;
  /** The post whose training opens it; of an invited one the same as its id. */
  readonly appointmentId?: string;
}

export interface Neighbourhood {
  readonly rt: string;
  /** Null where RT numbers are not repeated in the village. */
  readonly rw: string | null;
}

export interface Delegation {
  readonly giverName: string;
  /** Exclusive. */
  readonly until: Date;
}

/** A signed-in person acting under one grant. Everything a rule of access needs, as plain data. */
export interface Actor {
  readonly userId: string;
  readonly sessionId: string;
  readonly displayName: string;
  readonly locale: "id" | "en";
  readonly grant: Grant;
  /** All grants valid now, the acting one included. */
  readonly grants: readonly Grant[];
}

/** The verb half of access; rows are the database's half. */
export function authorize(actor: Actor, permission: Permission): boolean {
  return permits(actor.grant.role, actor.grant.level, permission);
}

/** Verb and place: the permission, and the region inside the acting grant's region. */
export function authorizeIn(actor: Actor, permission: Permission, regionCode: string): boolean {
  return authorize(actor, permission) && covers(actor.grant.regionCode, regionCode);
}

/** The scope a person's acting grant opens. */
export function scopeOf(actor: Actor): Scope {
  return {
    actorId: actor.userId,
    mode: actor.grant.level === "invited" ? "none" : ROLE_SCOPE_MODE[actor.grant.role],
    ranges: [rangeOf(actor.grant.regionCode)],
    household: null,
  };
}

/** What a stored grant says about its own validity. Instants; `validTo` is exclusive, null means open. */
export interface GrantWindow {
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly suspendedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** Valid at an instant: access begins and ends by the clock (DECIDED 14); suspension and revocation hold at once. */
export function isGrantValid(window: GrantWindow, at: Date): boolean {
  if (window.suspendedAt !== null || window.revokedAt !== null) return false;
  return window.validFrom <= at && (window.validTo === null || at < window.validTo);
}
