import type { ErrorCode } from "@/lib/domain/error/error-code";
import type { RefusalStory } from "@/lib/domain/field/operation";

/**
 * What a person can do about a refusal. `fix`: correct it and send it again; `again`: the same may be taken later; `none`: it cannot go
 * any more, and is let go once they have told whom it concerns.
 */
export type RefusalStep = "fix" | "again" | "none";

const BY_CODE = {
  UNAUTHENTICATED: "again",
  FORBIDDEN: "again",
  NOT_FOUND: "none",
  INVALID_INPUT: "fix",
  GRANT_CHANGED: "again",
  STALE: "fix",
  FOUR_EYES: "none",
  NOT_ALLOWED_NOW: "none",
  INCOMPLETE: "fix",
  PERIOD_CLOSED: "again",
  WORK_OPEN: "again",
  FROZEN: "again",
  IDEMPOTENCY_MISMATCH: "fix",
  RATE_LIMITED: "again",
  DUPLICATE_OPEN_PROPOSAL: "none",
  REGISTERED_ELSEWHERE: "fix",
  DUPLICATE_UNSETTLED: "again",
  NIK_UNMATCHED: "fix",
  GROUND_CHECK_OPEN: "again",
  OBJECTION_OPEN: "again",
  CONFLICT_OPEN: "fix",
  TOO_LARGE: "fix",
  UNSUPPORTED_FILE: "fix",
  METHOD_NOT_ALLOWED: "again",
  INTERNAL: "again",
  UNAVAILABLE: "again",
} as const satisfies Record<ErrorCode, RefusalStep>;

/** What happened outweighs the code: a family that moved away takes nothing, however well it is filled in. */
const BY_STORY = {
  sent: "none",
  decided: "none",
  returned: "fix",
  moved: "none",
  closed: "none",
  "not-mine": "again",
  period: "again",
  training: "again",
  schema: "again",
} as const satisfies Record<StoryWord, RefusalStep>;

/** The words of a story: a return is told apart from the other decisions, for it asks for something. */
export type StoryWord = RefusalStory["kind"] | "returned";

export function storyWord(story: RefusalStory): StoryWord {
  return story.kind === "decided" && story.state === "returned" ? "returned" : story.kind;
}

export function refusalStep(code: ErrorCode, story: RefusalStory | null): RefusalStep {
  return story === null ? BY_CODE[code] : BY_STORY[storyWord(story)];
}
