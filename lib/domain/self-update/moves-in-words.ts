import { personName } from "../queue/readable";
import type { OwnView } from "./own-form";

/**
 * What became of people whom no draft can let go, as lines for the operator, who records it at the desk of moves. In the operator's language:
 * they stand with the family's own words.
 */
export function movesInWords(view: OwnView): readonly string[] {
  return Object.entries(view.own.moves).map(([uid, move]) => {
    const name = personName({ base: view.base, after: view.answers }, uid) ?? "?";
    return move === "moved"
      ? `${name}: pindah ke tempat lain di Indonesia.`
      : `${name}: sudah punya Kartu Keluarga sendiri.`;
  });
}
