import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import type { ObjectionState } from "@/lib/domain/objection/objection";
import { OBJECTION_LOOK } from "./objection-look";

export interface ObjectionBadgesProps {
  readonly state: ObjectionState;
  readonly isLate: boolean;
  readonly waitsForVillage: boolean;
}

export async function ObjectionBadges({ state, isLate, waitsForVillage }: ObjectionBadgesProps) {
  const t = await getTranslations("objection");
  return (
    <span className="flex flex-wrap gap-1.5">
      <Badge {...OBJECTION_LOOK[state]}>{t(`state.${state}`)}</Badge>
      {isLate ? (
        <Badge tone="danger" icon="clock">
          {t("late")}
        </Badge>
      ) : null}
      {waitsForVillage ? (
        <Badge tone="attention" icon="pencil">
          {t("waitsForVillage")}
        </Badge>
      ) : null}
    </span>
  );
}
