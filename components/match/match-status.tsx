import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import type { MatchStatus } from "@/lib/domain/nik-match/status";

const LOOK = {
  matched: { tone: "success", icon: "circle-check" },
  unmatched: { tone: "danger", icon: "circle-x" },
  typo: { tone: "attention", icon: "pencil" },
  unchecked: { tone: "neutral", icon: "circle-dashed" },
} as const satisfies Record<MatchStatus, { readonly tone: Tone; readonly icon: IconName }>;

/** What Dukcapil says of a NIK: a word, an icon and a colour. */
export async function MatchBadge({ status }: { readonly status: MatchStatus }) {
  const t = await getTranslations("match.status");
  return (
    <Badge tone={LOOK[status].tone} icon={LOOK[status].icon}>
      {t(status)}
    </Badge>
  );
}
