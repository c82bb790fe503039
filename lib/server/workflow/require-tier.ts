import "server-only";
import { redirect } from "next/navigation";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { standsInFor } from "@/lib/domain/workflow/decider";
import { TIERS, type TierName, tierIn } from "@/lib/domain/workflow/tier";
import { requireActor } from "@/lib/server/auth/require-actor";
import { regenciesOf } from "@/lib/server/region/regencies";
import { tierSetsOf } from "./tier-sets";

/** For the page of a tier: who holds its duty, or stands in for it somewhere in the own area. Others see the refused page. */
export async function requireTier(name: TierName): Promise<Actor> {
  const actor = await requireActor();
  if (authorize(actor, TIERS[name].permission)) return actor;
  if (!authorize(actor, "proposal:read")) redirect("/tidak-berwenang");
  const sets = await tierSetsOf(await regenciesOf(actor.grant.regionCode), new Date());
  const tiers = [...sets.values()].map((set) => tierIn(set, name));
  if (tiers.some((tier) => tier !== null && standsInFor(actor, tier))) return actor;
  redirect("/tidak-berwenang");
}
