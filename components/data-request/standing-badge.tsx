import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import type { RequestStanding } from "@/lib/domain/data-request/flow";

const LOOK = {
  draft: { tone: "neutral", icon: "pencil" },
  submitted: { tone: "info", icon: "clock" },
  returned: { tone: "attention", icon: "undo-2" },
  granted: { tone: "success", icon: "circle-check" },
  refused: { tone: "danger", icon: "circle-x" },
  withdrawn: { tone: "neutral", icon: "circle-minus" },
  revoked: { tone: "danger", icon: "lock" },
  expired: { tone: "neutral", icon: "timer-off" },
} as const satisfies Record<RequestStanding, { readonly tone: Tone; readonly icon: IconName }>;

export function StandingBadge({ standing }: { readonly standing: RequestStanding }) {
  const t = useTranslations("dataRequest.standing");
  return <Badge {...LOOK[standing]}>{t(standing)}</Badge>;
}
