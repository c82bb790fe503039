import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import type { DeviceState } from "@/lib/domain/field/device";
import { OFFLINE_DAYS } from "@/lib/domain/field/exchange";

const LOOK = {
  working: { tone: "success", icon: "circle-check" },
  asleep: { tone: "attention", icon: "lock" },
  sealed: { tone: "attention", icon: "lock" },
  revoked: { tone: "danger", icon: "circle-x" },
  lost: { tone: "danger", icon: "triangle-alert" },
  wiped: { tone: "neutral", icon: "trash-2" },
} as const satisfies Record<DeviceState, { readonly tone: Tone; readonly icon: IconName }>;

/** How a device stands, and what that means for what lies on it. */
export async function DeviceStateBadge({ state }: { readonly state: DeviceState }) {
  const t = await getTranslations("device");
  return (
    <>
      <Badge tone={LOOK[state].tone} icon={LOOK[state].icon}>
        {t(`states.${state}`)}
      </Badge>
      {state === "working" || state === "wiped" ? null : (
        <span className="mt-1 block max-w-prose text-sm text-muted">
          {t(`stateHints.${state}`, { days: OFFLINE_DAYS })}
        </span>
      )}
    </>
  );
}
