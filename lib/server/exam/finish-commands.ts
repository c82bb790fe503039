import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { type AttemptTimes, isOverdue } from "@/lib/domain/exam/attempt";
import { type CommandContext, type CommandResult, defineCommand, done } from "@/lib/server/command/command";
import { lockAttempt, lockPerson } from "./attempt-row";
import { closeAttempt } from "./close-attempt";

const input = z.strictObject({ attemptId: z.uuid() });
type Input = z.infer<typeof input>;

interface Finished {
  readonly attemptId: string;
  readonly passed: boolean;
}

/** Ends an own open attempt and scores it: now, or where its time is over, at the end of its time. */
export const finishExam = defineCommand({
  name: "exam.finish",
  permission: null,
  input,
  run: (context) => close(context, ({ finishedAt }) => finishedAt === null),
});

/** Scores an own attempt that the clock has ended. The page asks for it, because reading writes nothing. */
export const closeExam = defineCommand({
  name: "exam.close",
  permission: null,
  input,
  run: (context) => close(context, (attempt) => isOverdue(attempt, context.now)),
});

async function close(
  context: CommandContext<Input>,
  mayClose: (attempt: AttemptTimes) => boolean,
): Promise<CommandResult<Finished>> {
  const { sql, actor } = context;
  await lockPerson(sql, actor.userId);
  const attempt = await lockAttempt(sql, actor.userId, context.input.attemptId);
  if (attempt === null) return refuse("NOT_FOUND");
  if (!mayClose(attempt)) return refuse("NOT_ALLOWED_NOW");
  const { score, audit } = await closeAttempt(context, attempt);
  return done({ attemptId: attempt.id, passed: score.hasPassed }, audit);
}
