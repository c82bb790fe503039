import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import type { RightsLine } from "@/lib/domain/rights/rights-page";
import { RIGHTS_LOOK } from "./rights-look";

type RightsBadgesProps = Pick<RightsLine, "state" | "isRestricting"> & { readonly isLate?: boolean };

export async function RightsBadges({ state, isRestricting, isLate = false }: RightsBadgesProps) {
  const t = await getTranslations("rights");
  return (
    <span className="flex flex-wrap gap-1.5">
      <Badge {...RIGHTS_LOOK[state]}>{t(`state.${state}`)}</Badge>
      {isLate ? (
        <Badge tone="danger" icon="clock">
          {t("late")}
        </Badge>
      ) : null}
      {isRestricting ? (
        <Badge tone="info" icon="lock">
          {t("restricting")}
        </Badge>
      ) : null}
    </span>
  );
}
