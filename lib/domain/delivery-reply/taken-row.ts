import type { MatchedRow } from "./match";
import type { TakenRow } from "./settle-family";

/** The part of a taken row that decides, as the settling wants it. */
export function takenRow({ kind, proposalId, personUid, said }: MatchedRow): readonly TakenRow[] {
  if (kind !== "taken" || said === null) return [];
  if ("family" in said) return [{ proposalId, said }];
  return personUid === null ? [] : [{ proposalId, said: { person: said.person, uid: personUid } }];
}
