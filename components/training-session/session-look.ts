import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import type { EnrolmentState } from "@/lib/domain/training-session/enrolment";
import type { SessionState } from "@/lib/domain/training-session/session";

interface Look {
  readonly tone: Tone;
  readonly icon: IconName;
}

export const SESSION_LOOK = {
  coming: { tone: "info", icon: "calendar-days" },
  running: { tone: "attention", icon: "clock" },
  over: { tone: "neutral", icon: "circle-check" },
  cancelled: { tone: "danger", icon: "circle-x" },
} as const satisfies Record<SessionState, Look>;

export const SEAT_LOOK = {
  invited: { tone: "attention", icon: "send" },
  confirmed: { tone: "success", icon: "circle-check" },
  waiting: { tone: "info", icon: "clock" },
  declined: { tone: "neutral", icon: "circle-minus" },
} as const satisfies Record<EnrolmentState, Look>;
