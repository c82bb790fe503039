import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import type { ClientStanding } from "@/lib/domain/api/client";

const LOOK = {
  working: { tone: "success", icon: "circle-check" },
  waiting: { tone: "attention", icon: "clock" },
  suspended: { tone: "danger", icon: "circle-minus" },
  early: { tone: "info", icon: "calendar-days" },
  ended: { tone: "neutral", icon: "timer-off" },
  orphaned: { tone: "danger", icon: "user-minus" },
} as const satisfies Record<ClientStanding, { tone: Tone; icon: IconName }>;

/** `label` is `api.client.standing.<standing>`. */
export function StandingBadge({ standing, label }: { readonly standing: ClientStanding; readonly label: string }) {
  return <Badge {...LOOK[standing]}>{label}</Badge>;
}
