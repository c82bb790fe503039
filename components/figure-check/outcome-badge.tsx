import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { CheckLine } from "@/lib/domain/figure-check/check-view";

/** How a check stands, in a word. */
export function OutcomeBadge({ line }: { readonly line: CheckLine }) {
  const t = useTranslations("figureCheck");
  if (line.state === "waiting" || line.state === "running")
    return (
      <Badge tone="info" icon="clock">
        {t(`state.${line.state}`)}
      </Badge>
    );
  if (line.state === "failed")
    return (
      <Badge tone="danger" icon="octagon-alert">
        {t("state.failed")}
      </Badge>
    );
  return line.differing === 0 ? (
    <Badge tone="success" icon="circle-check">
      {t("equal")}
    </Badge>
  ) : (
    <Badge tone="danger" icon="octagon-alert">
      {t("differs")}
    </Badge>
  );
}
