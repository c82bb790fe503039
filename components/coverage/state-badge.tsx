import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import type { CoverageState } from "@/lib/domain/coverage/view";

const LOOK = {
  fresh: { tone: "success", icon: "circle-check" },
  old: { tone: "attention", icon: "clock" },
  partial: { tone: "attention", icon: "triangle-alert" },
  empty: { tone: "danger", icon: "octagon-alert" },
  nobody: { tone: "neutral", icon: "info" },
  withheld: { tone: "neutral", icon: "info" },
} as const satisfies Record<CoverageState, { tone: Tone; icon: IconName }>;

export function CoverageBadge({ state }: { readonly state: CoverageState }) {
  const t = useTranslations("coverage.state");
  return <Badge {...LOOK[state]}>{t(state)}</Badge>;
}
