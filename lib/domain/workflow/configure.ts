import { type Actor, authorizeIn } from "../access/actor";
import { NATION_CODE } from "../access/scope";
import { configuresHere } from "../rule/configure";

/** Digits of the regions that may have deadlines of their own, down to a village with special conditions. */
const DEADLINE_DIGITS: readonly number[] = [2, 4, 6, 10];
/** Digits of the regions that may have holidays or tiers of their own. */
const REGIONAL_DIGITS: readonly number[] = [2, 4];

/** True when the acting grant may set the deadlines of a region: who sets rules, inside the own region. */
export function maySetDeadline(actor: Actor, regionCode: string): boolean {
  return DEADLINE_DIGITS.includes(regionCode.length) && mayConfigureTiers(actor, regionCode);
}

/** National days are set by the nation's coach alone; regional ones by who configures there. */
export function maySetHoliday(actor: Actor, regionCode: string): boolean {
  if (regionCode === NATION_CODE)
    return actor.grant.role === "coach" && authorizeIn(actor, "tier:configure", NATION_CODE);
  return REGIONAL_DIGITS.includes(regionCode.length) && mayConfigureTiers(actor, regionCode);
}

/** True when the acting grant may say which tiers a region has. */
export function maySetTiers(actor: Actor, regionCode: string): boolean {
  return REGIONAL_DIGITS.includes(regionCode.length) && mayConfigureTiers(actor, regionCode);
}

/** True when the acting grant may pause sending or deciding in a region, down to a village. */
export function maySetFreeze(actor: Actor, regionCode: string): boolean {
  return DEADLINE_DIGITS.includes(regionCode.length) && mayConfigureTiers(actor, regionCode);
}

function mayConfigureTiers(actor: Actor, regionCode: string): boolean {
  return /^\d+$/.test(regionCode) && configuresHere(actor) && authorizeIn(actor, "tier:configure", regionCode);
}
