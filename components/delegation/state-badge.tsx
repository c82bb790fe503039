import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import type { DelegationState } from "@/lib/domain/access/delegation-page";

const LOOK = {
  running: { tone: "success", icon: "circle-check" },
  coming: { tone: "info", icon: "clock" },
  paused: { tone: "attention", icon: "circle-minus" },
  over: { tone: "neutral", icon: "check" },
} as const satisfies Record<DelegationState, { tone: Tone; icon: IconName }>;

export async function DelegationStateBadge({ state }: { readonly state: DelegationState }) {
  const t = await getTranslations("delegation");
  return (
    <>
      <Badge {...LOOK[state]}>{t(`state.${state}`)}</Badge>
      {state === "paused" ? <span className="block text-sm text-muted">{t("pausedHint")}</span> : null}
    </>
  );
}
