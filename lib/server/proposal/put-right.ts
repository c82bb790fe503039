import "server-only";
import { type AnswerPatch, heldAnswer } from "@/lib/domain/proposal/payload";
import type { CommandContext } from "@/lib/server/command/command";
import type { Draft } from "./draft";
import { fieldOf, readWriters } from "./draft-conflicts";
import type { SaveInput } from "./save-command";

/**
 * What stands in place of operations that were taken all the same lies over what those wrote: its person had put it right before, and to them
 * it is no second opinion. So it ends alike whichever of the two comes first. What somebody else wrote since, or the same person anywhere
 * else, stays a conflict.
 */
export async function overOwnWriting(
  { sql, actor, input, overtaken }: CommandContext<SaveInput>,
  draft: Draft,
): Promise<readonly AnswerPatch[]> {
  if (overtaken === undefined) return input.patches;
  const writers = await readWriters(sql, draft);
  return input.patches.map((patch) => {
    const [by, at] = writers[fieldOf(patch)] ?? [null, 0];
    const isOwn = by === actor.userId && overtaken.at.includes(at);
    return isOwn ? { ...patch, before: heldAnswer(draft.base, draft.payload, patch) } : patch;
  });
}
