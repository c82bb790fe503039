import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import type { ListState } from "@/lib/domain/invitation/list-filter";

const LOOK = {
  none: { tone: "neutral", icon: "circle-dashed" },
  issued: { tone: "info", icon: "printer" },
  delivered: { tone: "info", icon: "send" },
  answered: { tone: "success", icon: "circle-check" },
  exempt: { tone: "success", icon: "badge-check" },
  unreached: { tone: "attention", icon: "map-pin" },
} as const satisfies Record<ListState, { readonly tone: Tone; readonly icon: IconName }>;

export function InvitationBadge({ state, label }: { readonly state: ListState; readonly label: string }) {
  const { tone, icon } = LOOK[state];
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  );
}
