import "server-only";
import type { FieldPlace } from "@/lib/domain/proposal/patch";
import type { Writing } from "@/lib/server/command/command";
import { fieldOf, type Writers } from "./draft-conflicts";

/**
 * Whether what stands in a field is to be written over without asking, whatever its writer saw: what comes in place of operations that were
 * taken all the same lies over what those wrote. Its person had put it right before, and to them it is no second opinion. So it ends alike
 * whichever of the two comes first. What somebody else wrote since, or the same person anywhere else, stays a conflict.
 */
export function isOwnOvertaken(
  { actor, overtaken }: Pick<Writing, "actor" | "overtaken">,
  writers: Writers,
  place: FieldPlace,
): boolean {
  const [by, at] = writers[fieldOf(place)] ?? [null, 0];
  return overtaken !== undefined && by === actor.userId && overtaken.at.includes(at);
}
