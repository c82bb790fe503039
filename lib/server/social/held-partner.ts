import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { type Outcome, refuse } from "@/lib/domain/error/error-code";
import type { Sql } from "@/lib/server/db/sql";
import { findHeld, type Held } from "../api/held-client";

/** A client that may be a partner of the social registry: in the actor's area, with a scope of it. */
export async function holdPartner(sql: Sql, actor: Actor, id: string): Promise<Outcome<Held>> {
  const held = await findHeld(sql, actor, id);
  if (held === null) return refuse("NOT_FOUND");
  const isPartner = held.scopes.some((scope) => scope.startsWith("registry:"));
  return isPartner ? { ok: true, value: held } : refuse("NOT_ALLOWED_NOW", { info: { reason: "SCOPE" } });
}

/** One field that cannot be taken, and why. */
export function invalid(path: string, detail: string) {
  return refuse("INVALID_INPUT", { fields: [{ path, detail }] });
}
