import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { one, type Query } from "@/lib/domain/list/address";
import { referenceSql } from "@/lib/server/db/reference";
import { findRegionStep, type RegionStep } from "@/lib/server/grant/queries";
import { type RegionTimeZone, timeZoneOf } from "@/lib/server/region/queries";
import { listTrainers, type Trainer } from "./trainers";

/** How far the choice in the address has come: the region, then the form. */
export type PlanChoice =
  | { readonly step: "region"; readonly region: RegionStep }
  | {
      readonly step: "form";
      readonly regionCode: string;
      readonly regionLabel: string;
      readonly zone: RegionTimeZone;
      readonly trainers: readonly Trainer[];
      /** There is another region to choose. */
      readonly isChosen: boolean;
    };

/**
 * Reads the region one looks into (`di`) and the one chosen (`wilayah`). What does not lie in the actor's own region falls back to
 * the choice; where there is none, their own it is.
 */
export async function findPlanChoice(actor: Actor, query: Query, now: Date): Promise<PlanChoice | null> {
  const own = actor.grant.regionCode;
  const ownStep = await findRegionStep(actor, "trainer", own);
  if (ownStep === null) return null;
  const isOnly = !ownStep.here.canOpen;
  const asked = isOnly ? own : one(query, "wilayah");
  const chosen = asked === "" ? null : await findRegionStep(actor, "trainer", asked);
  if (chosen !== null) {
    const { code, label } = chosen.here;
    const [zone, trainers] = await Promise.all([timeZoneOf(code), listTrainersOf(actor, code, null, now)]);
    return { step: "form", regionCode: code, regionLabel: label, zone, trainers, isChosen: !isOnly };
  }
  return { step: "region", region: (await findRegionStep(actor, "trainer", one(query, "di"))) ?? ownStep };
}

/**
 * The trainers of a region, for a form.
 * @param leads who leads the training now; null for a new one
 */
export function listTrainersOf(
  actor: Actor,
  regionCode: string,
  leads: string | null,
  now: Date,
): Promise<readonly Trainer[]> {
  return listTrainers(referenceSql(), actor, { regionCode, leads }, now);
}
