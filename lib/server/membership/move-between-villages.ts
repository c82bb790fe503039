import "server-only";
import { followMove } from "@/lib/server/duplicate/follow-move";
import { markVillage } from "@/lib/server/rollup/mark-village";
import { carryMembers } from "./carry-members";
import { joinDestination, openDestination } from "./destination-family";
import { moveWholeFamily } from "./keep-family";
import { keepsHousehold, type Moving, type PeopleMove } from "./move";
import { leaveOrigin } from "./origin-family";
import { moveInRegistry } from "./registry";

/**
 * Moves people from a family of one village to a family of another inside one transaction: rows, registry, a revision on
 * each side, both villages marked. Persons keep their uid. Answers false, with nothing to keep, when somebody is active
 * elsewhere; the caller rolls back.
 */
export async function moveBetweenVillages(context: Moving, move: PeopleMove): Promise<boolean> {
  const { origin, destination } = move;
  const isKept = keepsHousehold(move);
  const householdId = isKept ? origin.id : destination.householdId;
  const { regencyCode, villageCode } = destination;
  const mark = (code: string) =>
    markVillage(context.sql, { villageCode: code, id: context.newId(), at: context.now, moved: "records" });
  const moved = { sql: context.sql, now: context.now, fromRegency: origin.regencyCode, uids: move.uids };
  if (!(await moveInRegistry(context, origin, move.uids, { ...destination, householdId }))) return false;
  if (isKept) {
    await moveWholeFamily(context, move);
    await followMove({ ...moved, to: { regencyCode, villageCode, householdId } });
    return true;
  }
  await openDestination(context, move);
  await carryMembers(context, move);
  await joinDestination(context, move);
  await leaveOrigin(context, move);
  await mark(origin.villageCode);
  await followMove({ ...moved, to: { regencyCode, villageCode, householdId } });
  await mark(destination.villageCode);
  return true;
}
