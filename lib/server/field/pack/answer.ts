import "server-only";
import * as z from "zod";
import type { Actor } from "@/lib/domain/access/actor";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { LIST_WORDS, TAKE_ALONG_MOST } from "@/lib/domain/field/exchange";
import type { Passed } from "@/lib/server/field/pass";
import { choices } from "./choices";
import { pull } from "./pull";
import { selectionSchema } from "./selection";
import { villageList } from "./village-list";

const MARK = 20;
const CURSOR = 1_000;

const schema = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("choices") }),
  z.strictObject({
    do: z.literal("list"),
    words: z.string().trim().max(LIST_WORDS),
    after: z.string().max(CURSOR).nullable(),
  }),
  z.strictObject({
    do: z.literal("pull"),
    selection: selectionSchema,
    cursor: z.string().max(CURSOR).nullable(),
    have: z
      .record(z.uuid(), z.string().max(MARK))
      // What a device held before its selection grew smaller counts too.
      .refine((have) => Object.keys(have).length <= 2 * TAKE_ALONG_MOST),
    withFrame: z.boolean(),
  }),
]);

type Request = z.infer<typeof schema>;

/** What there is to take along, whom to choose, and one page of it: the requests of a device that read families. */
export async function takeAlong({ actor }: Passed, request: unknown, now: Date): Promise<Outcome<object>> {
  const parsed = schema.safeParse(request);
  if (!parsed.success) return refuse("INVALID_INPUT");
  if (actor === null) return refuse("UNAUTHENTICATED");
  const answer = await answerOf(actor, parsed.data, now);
  return answer === null ? refuse("FORBIDDEN") : succeed(answer);
}

function answerOf(actor: Actor, request: Request, now: Date): Promise<object | null> {
  switch (request.do) {
    case "choices":
      return choices(actor, now);
    case "list":
      return villageList(actor, request, now);
    case "pull":
      return pull(actor, request, now);
  }
}
