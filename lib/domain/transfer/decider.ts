import { type Actor, authorize } from "../access/actor";
import type { Role } from "../access/role";
import { NATION_CODE } from "../access/scope";
import type { TransferParty } from "./transfer";

export interface Decider {
  readonly role: Extract<Role, "regency-verifier" | "province-validator" | "coach">;
  readonly regionCode: string;
}

/** Who decides, by distance: the regency inside it, the province inside it, the coach's nation level across provinces. */
export function deciderOf(originVillage: string, destinationVillage: string): Decider {
  const regency = originVillage.slice(0, 4);
  if (destinationVillage.startsWith(regency)) return { role: "regency-verifier", regionCode: regency };
  const province = originVillage.slice(0, 2);
  if (destinationVillage.startsWith(province)) return { role: "province-validator", regionCode: province };
  return { role: "coach", regionCode: NATION_CODE };
}

/** What the actor may speak for in a transfer, under their acting grant; nothing when neither village is theirs. */
export function partiesOf(
  actor: Actor,
  villages: { readonly origin: string; readonly destination: string },
): readonly TransferParty[] {
  const { role, regionCode } = actor.grant;
  const parties: TransferParty[] = [];
  if (authorize(actor, "transfer:request")) {
    if (regionCode === villages.origin) parties.push("origin");
    if (regionCode === villages.destination) parties.push("destination");
  }
  const decider = deciderOf(villages.origin, villages.destination);
  if (authorize(actor, "transfer:decide") && role === decider.role && regionCode === decider.regionCode)
    parties.push("decider");
  return parties;
}
